import { Link } from '@tanstack/react-router'
import { CircleHelp, Search } from 'lucide-react'
import { Button } from 'react-aria-components'
import { onlyFilter } from '@/dashboard/address/filter-address'
import type { LiveState } from '@/dashboard/api/live'
import { MOD } from '@/dashboard/parts/hotkeys'
import { mayOpen, useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { AccountMenu } from './account-menu'
import { AppearanceMenu } from './appearance-menu'

const pages = [
  ['/week', 'nav.week'],
  ['/objections', 'nav.objections'],
  ['/themes', 'nav.themes'],
  ['/deals', 'nav.deals'],
  ['/coverage', 'nav.coverage'],
  ['/exports', 'nav.exports'],
] as const

interface Props {
  live: LiveState
  onFind: () => void
  onHelp: () => void
}

export function TopBar({ live, onFind, onHelp }: Props) {
  const rights = useRights()
  return (
    <header className="topbar">
      <Link to="/objections" search={onlyFilter} className="brand">
        <img src="/icon.svg" alt="" width={20} height={20} />
        {t('app.name')}
      </Link>
      <nav className="nav" aria-label={t('nav.label')}>
        {pages
          .filter(([to]) => mayOpen(to, rights))
          .map(([to, name]) => (
            <Link key={to} to={to} search={onlyFilter} className="nav-link" activeOptions={{ includeSearch: false }}>
              {t(name)}
            </Link>
          ))}
      </nav>
      <p className="live" role="status">
        {live === 'reconnecting' && t('live.reconnecting')}
      </p>
      <Button className="find" onPress={onFind} aria-label={t('find.open')}>
        <Search aria-hidden size={14} />
        <span className="find-label">{t('find.open')}</span>
        <kbd>{MOD} K</kbd>
      </Button>
      <AppearanceMenu />
      <Button className="icon-button" aria-label={t('help.open')} onPress={onHelp}>
        <CircleHelp aria-hidden size={16} />
      </Button>
      <AccountMenu />
    </header>
  )
}
