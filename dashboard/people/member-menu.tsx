import { useMutation, useQueryClient } from '@tanstack/react-query'
import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Button, type Key, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { makeLink, membersQuery, removeMember, restoreMember } from '@/dashboard/api/people'
import { ErrorDialog } from '@/dashboard/parts/error-dialog'
import { t } from '@/dashboard/strings'
import type { MemberView } from '@/utils/model/people'
import { LinkDialog } from './link-dialog'
import { MemberDialog } from './member-dialog'
import { RemoveDialog } from './remove-dialog'

type Open = 'edit' | 'remove' | null

/** What an admin does with one member. */
export function MemberMenu({ member }: { member: MemberView }) {
  const { id, name, removedAt } = member
  const [open, setOpen] = useState<Open>(null)
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries(membersQuery)
  const linking = useMutation({ mutationFn: () => makeLink(id), onSettled })
  const removing = useMutation({ mutationFn: () => removeMember(id), onSettled })
  const restoring = useMutation({ mutationFn: () => restoreMember(id), onSettled })
  const close = () => setOpen(null)
  const act = (key: Key) => {
    if (key === 'link') linking.mutate()
    else if (key === 'restore') restoring.mutate()
    else setOpen(key === 'edit' ? 'edit' : 'remove')
  }
  const failed = [linking, removing, restoring].find(({ error }) => error)
  const actions = removedAt ? (['restore'] as const) : (['edit', 'link', 'remove'] as const)
  return (
    <>
      <MenuTrigger>
        <Button className="icon-button" aria-label={t('members.actionsOf', { name })}>
          <MoreHorizontal aria-hidden size={16} />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" onAction={act}>
            {actions.map((action) => (
              <MenuItem key={action} id={action} className="menu-item">
                {t(`members.${action}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {open === 'edit' && <MemberDialog member={member} onClose={close} />}
      {open === 'remove' && (
        <RemoveDialog name={name} onClose={close} onRemove={() => removing.mutate(undefined, { onSettled: close })} />
      )}
      {linking.data && <LinkDialog member={member} answer={linking.data} onClose={() => linking.reset()} />}
      {failed && <ErrorDialog error={failed.error} onClose={() => failed.reset()} />}
    </>
  )
}
