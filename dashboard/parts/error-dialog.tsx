import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { t } from '@/dashboard/strings'
import { errorText } from './error-text'

/** A change that was refused is always seen by the person who made it. */
export function ErrorDialog({ error, onClose }: { error: unknown; onClose: () => void }) {
  const { title, next, id } = errorText(error)
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => open || onClose()}>
      <Modal className="modal modal-narrow">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title">{title}</Heading>
          <p>{next}</p>
          {id && <p className="quiet">{t('error.id', { id })}</p>}
          <Button className="button" onPress={onClose}>
            {t('ok')}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
