import { useCallback, useEffect, useState } from 'react'
import type { DemoId } from '@/utils/model/ids'
import type { View } from './use-view'

const IN_ADDRESS = /^#debrief=([0-9a-f-]{36})$/

/**
 * Which demo's notes are gone through. A window that was opened for that, or for the share check, says so in its
 * address.
 */
export function useDebriefOf(show: (view: View) => void): {
  debriefOf: DemoId | null
  debrief: (demoId: DemoId) => void
} {
  const [debriefOf, setDebriefOf] = useState<DemoId | null>(null)
  const debrief = useCallback(
    (demoId: DemoId) => {
      setDebriefOf(demoId)
      show('debrief')
    },
    [show],
  )
  useEffect(() => {
    const read = () => {
      if (location.hash === '#check') show('check')
      const named = IN_ADDRESS.exec(location.hash)?.[1]
      if (!named) return
      // Once: after a reload the person is where they were, not in an old debrief.
      history.replaceState(null, '', location.pathname + location.search)
      debrief(named as DemoId)
    }
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [debrief, show])
  return { debriefOf, debrief }
}
