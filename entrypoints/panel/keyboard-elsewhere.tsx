import { useEffect, useState } from 'react'
import type { StateFeed } from '@/components/extension/state-feed'
import type { Seat } from '@/utils/messages/messages'
import { t } from './strings'
import { useCall } from './use-call'
import { useFocused } from './use-focused'

/**
 * Chromium gives a side panel the keyboard only as it opens: after the chord, one that was open before can only say how
 * it is reached, before somebody types into the customer's page.
 */
export function KeyboardElsewhere({ seat, feed }: { seat: Seat; feed: StateFeed }) {
  const [called, setCalled] = useState(false)
  const focused = useFocused()
  useCall(seat, feed, () => setCalled(!document.hasFocus()))
  useEffect(() => {
    if (focused) setCalled(false)
  }, [focused])
  if (!called || seat.surface !== 'side-panel') return null
  return (
    <p className="warning" role="alert">
      {t('panel.keyboardElsewhere')}
    </p>
  )
}
