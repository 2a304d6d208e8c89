import { useEffect } from 'react'
import { sendMessage } from '@/utils/messages/messages'

const MOST_OFTEN_MS = 60_000

/** Tells the background that somebody presses keys here, so that the running demo does not end as a quiet one. */
export function useStillHere(running: boolean): void {
  useEffect(() => {
    if (!running) return
    let told = 0
    const onKey = () => {
      if (performance.now() - told < MOST_OFTEN_MS) return
      told = performance.now()
      sendMessage('stillHere').catch(() => undefined)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [running])
}
