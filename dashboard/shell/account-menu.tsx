import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LogOut, MonitorSmartphone, UserRound, Users } from 'lucide-react'
import { Button, Header, type Key, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { signOut } from '@/dashboard/api/people'
import { meQuery } from '@/dashboard/api/queries'
import { useMe, useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'

export function AccountMenu() {
  const me = useMe()
  const { isAdmin } = useRights()
  const client = useQueryClient()
  const navigate = useNavigate()
  const leave = useMutation({
    mutationFn: signOut,
    // Whatever the answer was, asking who we are shows where we stand; nothing read stays in memory.
    onSettled: () => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })
      return client.resetQueries(meQuery)
    },
  })
  const act = (key: Key) => {
    if (key === 'sign-out') leave.mutate()
    else void navigate({ to: key === 'account' || key === 'members' ? `/${key}` : '/devices', search: onlyFilter })
  }
  return (
    <MenuTrigger>
      <Button className="avatar" aria-label={t('account.label', { name: me.name })}>
        <span aria-hidden>{initials(me.name)}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={t('account.label', { name: me.name })} onAction={act}>
          <MenuSection>
            <Header className="account">
              <strong dir="auto">{me.name}</strong>
              <span>{me.email}</span>
              <span dir="auto">{me.workspace.name}</span>
            </Header>
            <MenuItem id="account" className="menu-item" textValue={t('nav.account')}>
              <UserRound aria-hidden size={14} />
              {t('nav.account')}
            </MenuItem>
            {isAdmin && (
              <MenuItem id="members" className="menu-item" textValue={t('nav.members')}>
                <Users aria-hidden size={14} />
                {t('nav.members')}
              </MenuItem>
            )}
            <MenuItem id="devices" className="menu-item" textValue={t('nav.devices')}>
              <MonitorSmartphone aria-hidden size={14} />
              {t('nav.devices')}
            </MenuItem>
            <MenuItem id="sign-out" className="menu-item" textValue={t('account.signOut')}>
              <LogOut aria-hidden size={14} />
              {t('account.signOut')}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => Array.from(word ?? '')[0] ?? '')
  return letters.join('').toUpperCase()
}
