import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { MOD } from '@/dashboard/parts/hotkeys'
import { t } from '@/dashboard/strings'

const groups = [
  {
    title: 'help.anywhere',
    keys: [
      { keys: [MOD, 'K'], does: 'help.find' },
      { keys: ['/'], does: 'help.search' },
      { keys: ['?'], does: 'help.this' },
      { keys: ['Esc'], does: 'help.close' },
    ],
  },
  {
    title: 'nav.objections',
    keys: [
      { keys: ['j'], does: 'help.down' },
      { keys: ['k'], does: 'help.up' },
      { keys: ['Enter'], does: 'help.open_note' },
      { keys: ['x'], does: 'help.select' },
      { keys: ['t'], does: 'help.theme' },
      { keys: ['e'], does: 'help.edit' },
    ],
  },
  {
    title: 'nav.deals',
    keys: [
      { keys: ['n'], does: 'dealForm.new' },
      { keys: ['i'], does: 'import.title' },
      { keys: ['e'], does: 'dealForm.edit' },
    ],
  },
] as const

export function KeyboardHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <ModalOverlay className="overlay" isDismissable isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      <Modal className="modal modal-narrow">
        <Dialog className="dialog help">
          <Heading slot="title">{t('help.title')}</Heading>
          {groups.map(({ title, keys }) => (
            <section key={title}>
              <h3>{t(title)}</h3>
              <dl>
                {keys.map((line) => (
                  <div key={line.does}>
                    <dt>{t(line.does)}</dt>
                    <dd>
                      {line.keys.map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
