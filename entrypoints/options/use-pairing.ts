import { useEffect, useEffectEvent, useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { sendMessage } from '@/utils/messages/messages'
import type { PairingView } from '@/utils/sync/pairing-desk'

const EVERY_MS = 1_000

/** This browser's pairing as the background has it, which another page may have begun; `done` when it has led in. */
export function usePairing(done: () => void) {
  const [pairing, setPairing] = useState<PairingView | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const waiting = pairing?.standing === 'waiting'

  const tell = useEffectEvent((next: PairingView | null) => {
    // What was wrong with an address stands until the next try; a code that is gone was cancelled, or has led in.
    if (next || waiting) setPairing(next)
    if (waiting && !next) done()
  })
  useEffect(() => {
    const ending = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const answer = await ask(sendMessage('lookAtPairing'))
      if (ending.signal.aborted) return
      setFault(answer.ok ? null : answer.fault)
      if (answer.ok) tell(answer.value)
      clearTimeout(timer)
      if (waiting) timer = setTimeout(look, EVERY_MS)
    }
    void look()
    // Who comes back from the dashboard is not kept waiting: a hidden page's timers hardly run.
    const onShown = () => void (document.visibilityState === 'visible' && look())
    document.addEventListener('visibilitychange', onShown, { signal: ending.signal })
    return () => {
      ending.abort()
      clearTimeout(timer)
    }
  }, [waiting])

  const start = async (url: string) => {
    setBusy(true)
    const answer = await ask(sendMessage('startPairing', { url }))
    setBusy(false)
    setFault(answer.ok ? null : answer.fault)
    if (answer.ok) setPairing(answer.value)
  }
  const cancel = async () => {
    const answer = await ask(sendMessage('cancelPairing'))
    if (answer.ok) setPairing(null)
    else setFault(answer.fault)
  }
  return { pairing, busy, fault, start, cancel }
}
