import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { t } from '@/dashboard/strings'
import type { LinkAnswer, MemberView } from '@/utils/model/people'
import { PassOn } from './pass-on'

interface Props {
  member: MemberView
  answer: LinkAnswer
  onClose: () => void
}

/** A new link of somebody who cannot get in. */
export function LinkDialog({ member: { name, email }, answer, onClose }: Props) {
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(open) => open || onClose()}>
      <Modal className="modal modal-narrow">
        <Dialog className="dialog">
          <Heading slot="title">{t('members.linkTitle', { name })}</Heading>
          <PassOn answer={answer} email={email} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
