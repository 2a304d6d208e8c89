import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { t } from '@/dashboard/strings'

interface Props {
  name: string
  onClose: () => void
  onRemove: () => void
}

/** Says what goes and what stays before somebody is kept out. */
export function RemoveDialog({ name, onClose, onRemove }: Props) {
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => open || onClose()}>
      <Modal className="modal modal-narrow">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title">{t('members.removeTitle', { name })}</Heading>
          <p>{t('members.removeBody')}</p>
          <div className="dialog-buttons">
            <Button className="button" onPress={onClose}>
              {t('cancel')}
            </Button>
            <Button className="button button-primary" onPress={onRemove}>
              {t('members.remove')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
