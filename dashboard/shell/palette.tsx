import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FileText, Handshake, Search, Tag } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { namedDealsQuery, themesQuery } from '@/dashboard/api/queries'
import { Picker, type PickerItem } from '@/dashboard/parts/picker'
import { mayOpen, useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'

const pages = [
  '/week',
  '/objections',
  '/themes',
  '/deals',
  '/coverage',
  '/exports',
  '/devices',
  '/members',
  '/account',
  '/pair',
] as const
const pageNames = {
  '/week': 'nav.week',
  '/coverage': 'nav.coverage',
  '/objections': 'nav.objections',
  '/themes': 'nav.themes',
  '/deals': 'nav.deals',
  '/exports': 'nav.exports',
  '/devices': 'nav.devices',
  '/members': 'nav.members',
  '/account': 'nav.account',
  '/pair': 'pair.title',
} as const

/** Finds a page, a theme or a deal by a few letters of its name, or searches the notes. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return isOpen && <OpenPalette onClose={onClose} />
}

function OpenPalette({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const rights = useRights()
  const { seeAll } = rights
  const { data: themes } = useQuery({ ...themesQuery({}), enabled: seeAll })
  const { data: deals } = useQuery({ ...namedDealsQuery(useDeferredValue(typed.trim())), enabled: seeAll })
  const pick = (key: string) => {
    onClose()
    const { kind, id } = fromKey(key)
    if (kind === 'theme') void navigate({ to: '/themes/$themeId', params: { themeId: id }, search: onlyFilter })
    else if (kind === 'deal') void navigate({ to: '/deals/$dealId', params: { dealId: id }, search: onlyFilter })
    else if (kind === 'search') void navigate({ to: '/objections', search: { text: typed.trim() } })
    else void navigate({ to: pages.find((page) => page === id) ?? '/objections', search: onlyFilter })
  }
  const items = [
    ...pages.filter((page) => mayOpen(page, rights)).map((page) => line('page', page, t(pageNames[page]))),
    ...(themes?.themes ?? []).map(({ id, title }) => line('theme', id, title)),
    ...(deals?.rows ?? []).map(({ id, name, account }) => line('deal', id, account ? `${account} · ${name}` : name)),
    ...(typed.trim() ? [searchLine(typed.trim())] : []),
  ]
  return (
    <Picker
      title={t('find.title')}
      placeholder={t('find.placeholder')}
      empty={t('filter.nothingFound')}
      items={items}
      typed={typed}
      onType={setTyped}
      onPick={pick}
      onClose={onClose}
    />
  )
}

type Kind = 'page' | 'theme' | 'deal'

const icons = {
  page: <FileText aria-hidden size={14} />,
  theme: <Tag aria-hidden size={14} />,
  deal: <Handshake aria-hidden size={14} />,
}

function line(kind: Kind, id: string, label: string): PickerItem {
  return { id: `${kind}:${id}`, label, hint: t(`find.${kind}`), icon: icons[kind] }
}

function searchLine(typed: string): PickerItem {
  const icon = <Search aria-hidden size={14} />
  return { id: 'search:', label: t('find.search', { text: typed }), icon, always: true }
}

function fromKey(key: string) {
  const at = key.indexOf(':')
  return { kind: key.slice(0, at), id: key.slice(at + 1) }
}
