import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { MOD } from '@/dashboard/parts/hotkeys'
import { t } from '@/dashboard/strings'

const groups = [
  {
    title: t('help.anywhere'),
    keys: [
      { keys: [MOD, 'K'], does: t('help.find') },
      { keys: ['/'], does: t('help.search') },
      { keys: ['?'], does: t('help.this') },
      { keys: ['Esc'], does: t('help.close') },
    ],
  },
  {
    title: t('nav.objections'),
    keys: [
      { keys: ['j'], does: t('help.down') },
      { keys: ['k'], does: t('help.up') },
      { keys: ['Enter'], does: t('help.open_note') },
      { keys: ['x'], does: t('help.select') },
      { keys: ['t'], does: t('help.theme') },
      { keys: ['e'], does: t('help.edit') },
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
              <h3>{title}</h3>
              <dl>
                {keys.map((line) => (
                  <div key={line.does}>
                    <dt>{line.does}</dt>
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
