import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, Dialog, Form, Heading, Input, Label, Modal, ModalOverlay, TextField } from 'react-aria-components'
import { editMember, membersQuery } from '@/dashboard/api/people'
import { meQuery } from '@/dashboard/api/queries'
import { InlineError } from '@/dashboard/parts/error-state'
import { t } from '@/dashboard/strings'
import type { MemberView } from '@/utils/model/people'
import { RoleBoxes } from './role-boxes'

/** What a member is called, and may do. */
export function MemberDialog({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const client = useQueryClient()
  const [wish, setWish] = useState({ name: member.name, roles: member.roles })
  const saving = useMutation({
    mutationFn: () => editMember(member.id, { ...wish, name: wish.name.trim() }),
    onSuccess: onClose,
    // It may be oneself.
    onSettled: () => Promise.all([client.invalidateQueries(membersQuery), client.invalidateQueries(meQuery)]),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(open) => open || onClose()}>
      <Modal className="modal modal-narrow">
        <Dialog className="dialog">
          <Heading slot="title">{member.email}</Heading>
          <Form className="sign-in-form" onSubmit={submit}>
            <TextField
              className="field"
              isRequired
              maxLength={100}
              autoFocus
              value={wish.name}
              onChange={(name) => setWish({ ...wish, name })}
            >
              <Label>{t('members.name')}</Label>
              <Input dir="auto" />
            </TextField>
            <RoleBoxes value={wish.roles} onChange={(roles) => setWish({ ...wish, roles })} />
            <InlineError error={saving.error} />
            <div className="dialog-buttons">
              <Button className="button" onPress={onClose}>
                {t('cancel')}
              </Button>
              <Button
                type="submit"
                className="button button-primary"
                isDisabled={wish.roles.length === 0 || wish.name.trim() === '' || saving.isPending}
              >
                {t('save')}
              </Button>
            </div>
          </Form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
