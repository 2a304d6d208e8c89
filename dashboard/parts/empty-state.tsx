import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { countActive } from '@/dashboard/address/filter-address'
import { useFilter } from '@/dashboard/filters/use-filter'
import { t } from '@/dashboard/strings'

interface Props {
  title: string
  /** What brings the first one here, with one real example. */
  children: ReactNode
}

/** Nothing to show: because of the filter, which one button clears, or because nothing is there yet. */
export function EmptyState({ title, children }: Props) {
  const filter = useFilter()
  const navigate = useNavigate()
  if (countActive(filter) > 0) {
    return (
      <div className="state">
        <h2>{t('empty.filtered')}</h2>
        <p>{t('empty.filteredNext')}</p>
        <Button className="button" onPress={() => void navigate({ to: '.', search: {} })}>
          {t('filter.clearAll')}
        </Button>
      </div>
    )
  }
  return (
    <div className="state">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
