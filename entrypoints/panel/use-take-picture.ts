import { useEffect, useRef, useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { sendMessage } from '@/utils/messages/messages'
import type { DraftAction } from './draft-state'
import { saysKey } from './says-key'

export interface PictureTools {
  /** Undefined where the reader has not allowed pictures. */
  take: (() => void) | undefined
  taking: boolean
  fault: Fault | null
}

/** Takes a picture of the whole page for the note in the line, by its own key or button and in no other way. */
export function useTakePicture(allowed: boolean, change: (action: DraftAction) => void): PictureTools {
  const [taking, setTaking] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const take = async () => {
    setTaking(true)
    const answer = await ask(sendMessage('takePicture'))
    setTaking(false)
    setFault(answer.ok ? null : answer.fault)
    if (answer.ok) change({ type: 'pick', picks: { screenshot: answer.value } })
  }
  const current = useRef(take)
  current.current = take
  useEffect(() => {
    if (!allowed) return
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.repeat || !event.altKey || event.ctrlKey || event.shiftKey) return
      if (!saysKey('p', event)) return
      event.preventDefault()
      void current.current()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [allowed])
  return { take: allowed ? take : undefined, taking, fault }
}
