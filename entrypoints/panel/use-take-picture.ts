import { type KeyboardEvent, useRef, useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import type { Draft } from '@/utils/capture/draft'
import { sendMessage } from '@/utils/messages/messages'
import type { DraftAction } from './draft-state'
import { saysKey } from './says-key'
import { t } from './strings'
import type { Hint } from './use-hint'

export interface PictureTools {
  /** Undefined where the reader has not allowed pictures. */
  take: (() => void) | undefined
  taking: boolean
  fault: Fault | null
  onKeyDown(event: KeyboardEvent): void
}

interface PictureParts {
  draft: Draft
  change: (action: DraftAction) => void
  toLine: () => void
  say: Hint['say']
}

/** Takes a picture of the whole page for the note in the line, by its own key or button and in no other way. */
export function useTakePicture(allowed: boolean, { draft, change, toLine, say }: PictureParts): PictureTools {
  const [taking, setTaking] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const now = useRef(draft.id)
  now.current = draft.id
  const take = async () => {
    if (taking) return
    setTaking(true)
    // Enter on the button that has just been pressed would take another one.
    toLine()
    const { id } = draft
    const answer = await ask(sendMessage('takePicture'))
    setTaking(false)
    if (!answer.ok) return setFault(answer.fault)
    setFault(null)
    const screenshot = answer.value
    if (now.current === id) return change({ type: 'pick', picks: { screenshot } })
    // The note was saved meanwhile: the picture is its own, not the next one's.
    const edited = await ask(sendMessage('editNote', { id, fields: { screenshot } }))
    if (!edited.ok) setFault(edited.fault)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { altKey, ctrlKey, shiftKey, repeat, nativeEvent } = event
    if (nativeEvent.isComposing || repeat || !altKey || ctrlKey || shiftKey) return
    if (!saysKey('p', event)) return
    event.preventDefault()
    if (allowed) void take()
    else say(t('picture.off'))
  }
  return { take: allowed ? take : undefined, taking, fault, onKeyDown }
}
