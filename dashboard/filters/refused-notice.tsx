import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { readFilter } from '@/dashboard/address/filter-address'
import { parseSearch } from '@/dashboard/address/search'
import { t } from '@/dashboard/strings'

// Read once, from the link that was opened: the router then writes the address without what means nothing.
const refusedAtStart = readFilter(parseSearch(window.location.search)).refused

/** Says which part of an opened link was not understood, because the page shows more than its sender saw. */
export function RefusedNotice() {
  const [refused, setRefused] = useState(refusedAtStart)
  if (refused.length === 0) return null
  return (
    <section className="banner" aria-label={t('filter.label')}>
      <span role="alert">
        {t('filter.refused', { fields: refused.map((field) => t(`field.${field}`)).join(', ') })}
      </span>
      <Button className="icon-button" aria-label={t('dismiss')} onPress={() => setRefused([])}>
        <X aria-hidden size={14} />
      </Button>
    </section>
  )
}
