import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { t } from '@/dashboard/strings'
import type { DealDetail, DealView } from '@/utils/model/views'
import { DealForm } from './deal-form'

interface Props {
  deal?: DealView
  isOpen: boolean
  onClose: () => void
  onSaved: (detail: DealDetail) => void
}

/** A deal is made or changed beside what stands there; leaving it by Escape or its button keeps the deal as it was. */
export function DealDialog({ deal, isOpen, onClose, onSaved }: Props) {
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      <Modal className="modal">
        <Dialog className="dialog deal-dialog">
          <Heading slot="title">{t(deal ? 'dealForm.edit' : 'dealForm.new')}</Heading>
          <DealForm deal={deal} onSaved={onSaved} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
