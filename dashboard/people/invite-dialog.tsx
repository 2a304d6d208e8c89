import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, Dialog, Form, Heading, Input, Label, Modal, ModalOverlay, TextField } from 'react-aria-components'
import { invite, membersQuery } from '@/dashboard/api/people'
import { InlineError } from '@/dashboard/parts/error-state'
import { t } from '@/dashboard/strings'
import type { Role } from '@/utils/model/words'
import { PassOn } from './pass-on'
import { RoleBoxes } from './role-boxes'

/** Invites somebody; what comes of it is a letter to them, or a link for the admin to pass on. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const inviting = useMutation({
    mutationFn: invite,
    onSettled: () => client.invalidateQueries(membersQuery),
  })
  const [wish, setWish] = useState({ email: '', name: '', roles: ['se'] as Role[] })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { email, name, roles } = wish
    inviting.mutate({ email: email.trim(), roles, ...(name.trim() && { name: name.trim() }) })
  }
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(open) => open || onClose()}>
      <Modal className="modal modal-narrow">
        <Dialog className="dialog">
          <Heading slot="title">{t('members.inviteTitle')}</Heading>
          {inviting.data ? (
            <PassOn answer={inviting.data} email={wish.email.trim()} onClose={onClose} />
          ) : (
            <Form className="sign-in-form" onSubmit={submit}>
              <TextField
                className="field"
                type="email"
                isRequired
                autoFocus
                value={wish.email}
                onChange={(email) => setWish({ ...wish, email })}
              >
                <Label>{t('signIn.email')}</Label>
                <Input dir="ltr" autoComplete="off" />
              </TextField>
              <TextField
                className="field"
                maxLength={100}
                value={wish.name}
                onChange={(name) => setWish({ ...wish, name })}
              >
                <Label>{t('members.nameOptional')}</Label>
                <Input dir="auto" autoComplete="off" />
              </TextField>
              <RoleBoxes value={wish.roles} onChange={(roles) => setWish({ ...wish, roles })} />
              <InlineError error={inviting.error} />
              <div className="dialog-buttons">
                <Button className="button" onPress={onClose}>
                  {t('cancel')}
                </Button>
                <Button
                  type="submit"
                  className="button button-primary"
                  isDisabled={wish.roles.length === 0 || inviting.isPending}
                >
                  {t('members.invite')}
                </Button>
              </div>
            </Form>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
