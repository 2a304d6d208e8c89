import { useEffect, useReducer, useRef } from 'react'
import { ask } from '@/components/extension/ask'
import { isBlank } from '@/utils/capture/draft'
import { type Seat, sendMessage } from '@/utils/messages/messages'
import { type DraftAction, type DraftState, draftReducer, newDraft } from './draft-state'
import type { OverlayChannel } from './overlay-channel'

export interface DraftTools extends DraftState {
  change(action: DraftAction): void
  save(): void
}

interface DraftPlace {
  seat: Seat
  channel: OverlayChannel
  /** How often everything here has been deleted: with the rest goes what stands in the line. */
  emptied: number
}

/** The note in the line. Every change is kept by the background at once, so that nothing that closes the page loses it. */
export function useDraft({ seat, channel, emptied }: DraftPlace): DraftTools {
  const windowId = seat.window
  const [state, change] = useReducer(draftReducer, seat.draft, (draft) => ({
    draft: draft ?? newDraft(),
    saving: [],
    fault: null,
    saved: 0,
  }))
  const { draft, saving } = state
  const before = useRef(emptied)
  useEffect(() => {
    if (before.current !== emptied) change({ type: 'forget' })
    before.current = emptied
  }, [emptied])
  const kept = useRef(draft)
  useEffect(() => {
    if (kept.current === draft) return
    kept.current = draft
    const next = isBlank(draft) && draft.line === '' ? null : draft
    // What is kept of a note that is being saved goes in the transaction that saves it, and not before.
    if (next === null && saving.length > 0) return
    channel.keep(next)
    // A draft that cannot be kept is still in the line, and saving it says why.
    sendMessage('saveDraft', { draft: next, windowId }).catch(() => undefined)
  }, [draft, saving, channel, windowId])
  const save = () => {
    if (isBlank(draft)) return
    // On its way before React draws: the note is safe that much sooner.
    const saved = ask(sendMessage('captureNote', { draft, windowId }))
    change({ type: 'save' })
    saved.then((answer) =>
      change(answer.ok ? { type: 'saved', draft } : { type: 'failed', draft, fault: answer.fault }),
    )
  }
  return { ...state, change, save }
}
