import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { FilterSearch } from '@/dashboard/address/filter-address'

interface Props {
  name: ReactNode
  to: '/deals' | '/objections' | '/coverage'
  search: FilterSearch
  children: ReactNode
}

/** One large figure of a row of them, and the way to what it was counted from. */
export function Figure({ name, to, search, children }: Props) {
  return (
    <li>
      <Link to={to} search={search} className="figure">
        <span className="figure-name">{name}</span>
        <span className="figure-value">{children}</span>
      </Link>
    </li>
  )
}
