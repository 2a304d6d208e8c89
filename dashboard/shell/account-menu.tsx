import { useMutation, useQueryClient } from '@tanstack/react-query'
import { LogOut } from 'lucide-react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { signOut } from '@/dashboard/api/changes'
import { meQuery } from '@/dashboard/api/queries'
import { useMe } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'

export function AccountMenu() {
  const me = useMe()
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: signOut,
    // Whatever the answer was, asking who we are shows where we stand; nothing read stays in memory.
    onSettled: () => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })
      return client.resetQueries(meQuery)
    },
  })
  return (
    <MenuTrigger>
      <Button className="avatar" aria-label={t('account.label', { name: me.name })}>
        <span aria-hidden>{initials(me.name)}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={t('account.label', { name: me.name })} onAction={() => leave.mutate()}>
          <MenuSection>
            <Header className="account">
              <strong dir="auto">{me.name}</strong>
              <span>{me.email}</span>
              <span dir="auto">{me.workspace.name}</span>
            </Header>
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
