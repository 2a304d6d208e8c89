import { useLocation } from '@tanstack/react-router'
import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, Input, SearchField } from 'react-aria-components'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { useHotkeys } from '@/dashboard/parts/hotkeys'
import { t } from '@/dashboard/strings'
import { useFilter, useSetFilter } from './use-filter'

/** The address follows typing after this pause. */
const PAUSE_MS = 200

/** Words that a note contains, on the page of deals the name of one; `/` goes there. */
export function TextFilter() {
  const { text = '' } = useFilter()
  const setFilter = useSetFilter()
  const isAboutDeals = useLocation({ select: ({ pathname }) => pathname === '/deals' })
  const label = isAboutDeals ? t('filter.textDeals') : t('filter.text')
  const [typed, setTyped] = useState(text)
  const input = useRef<HTMLInputElement>(null)
  useHotkeys({ '/': () => input.current?.focus() })

  // The address wins when it changes by other means: a cleared filter, the back button, a link.
  const written = useRef(text)
  useEffect(() => {
    if (text !== written.current) setTyped(text)
    written.current = text
  }, [text])

  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === written.current) return
    const timer = setTimeout(() => {
      written.current = wanted
      setFilter((now) => onlyFilter({ ...now, text: wanted }))
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, setFilter])

  return (
    <SearchField className="text-filter" aria-label={label} value={typed} onChange={setTyped} maxLength={200}>
      <Search aria-hidden size={14} />
      <Input ref={input} placeholder={label} dir="auto" />
      {typed ? (
        <Button className="icon-button" aria-label={t('filter.clearText')}>
          <X aria-hidden size={14} />
        </Button>
      ) : (
        <kbd aria-hidden>/</kbd>
      )}
    </SearchField>
  )
}
