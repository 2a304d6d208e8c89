import { useEffect, useReducer, useRef } from 'react'
import { ask, askAgain } from '@/components/extension/ask'
import type { StateFeed } from '@/components/extension/state-feed'
import { type Draft, isBlank } from '@/utils/capture/draft'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { type Seat, sendMessage } from '@/utils/messages/messages'
import type { DemoId } from '@/utils/model/ids'
import { type DraftAction, type DraftState, draftReducer, newDraft } from './draft-state'
import type { OverlayChannel } from './overlay-channel'
import { useCall } from './use-call'

export interface DraftTools extends DraftState {
  change(action: DraftAction): void
  save(): void
}

interface DraftPlace {
  seat: Seat
  channel: OverlayChannel
  state: ExtensionState
  feed: StateFeed
}

const isEmpty = (draft: Draft) => isBlank(draft) && draft.line === ''

/** Whether this panel is on the screen: not in a tab behind another, and not closed over its page. */
const isSeen = () => document.visibilityState === 'visible' && document.documentElement.getClientRects().length > 0

/** The note in the line. Every change is kept by the background at once, so that nothing that closes the page loses it. */
export function useDraft({ seat, channel, feed, state: { demo, emptied } }: DraftPlace): DraftTools {
  const windowId = seat.window
  const demoId = demo?.id ?? null
  const [state, change] = useReducer(draftReducer, seat.draft, (draft) => ({
    draft: draft ?? newDraft(),
    saving: [],
    fault: null,
    saved: 0,
    doubtful: null,
  }))
  const { draft, saving } = state
  const save = (debriefOf: DemoId | null = null) => {
    if (isBlank(draft)) return
    const where = { windowId, demoId: debriefOf ?? demoId, debriefOf }
    // On its way before React draws: the note is safe that much sooner.
    const saved = askAgain(() => sendMessage('captureNote', { draft, ...where }))
    change({ type: 'save' })
    saved.then((answer) =>
      change(answer.ok ? { type: 'saved', draft } : { type: 'failed', draft, fault: answer.fault }),
    )
  }
  const join = async (question: 'joinDraft' | 'takeDraft') => {
    const came = await ask(sendMessage(question, { windowId }))
    if (came.ok && came.value) change({ type: 'join', draft: came.value })
  }
  useCall(seat, feed, () => join('joinDraft'))
  const kept = useRef({ draft, demoId, emptied })
  useEffect(() => {
    const was = kept.current
    if (was.draft === draft && was.demoId === demoId && was.emptied === emptied) return
    kept.current = { draft, demoId, emptied }
    // A draft that cannot be kept is still in the line, and saving it says why.
    const keep = (input: { draft: Draft | null; demoId: DemoId | null }) =>
      void sendMessage('saveDraft', { ...input, windowId }).catch(() => undefined)
    // With everything else that is deleted goes what stands in the line, and its last key, which may still be on its way.
    if (emptied > was.emptied) {
      keep({ draft: null, demoId: was.demoId })
      return change({ type: 'empty' })
    }
    const moved = was.demoId !== demoId
    // It was typed in the demo that is over: it becomes one of its notes, and the next customer does not see it.
    if (moved && was.demoId !== null && !isBlank(draft)) return save(was.demoId)
    if (moved && was.demoId === null && !isEmpty(draft) && !isSeen()) {
      sendMessage('parkDraft', { draft, windowId }).catch(() => undefined)
      return change({ type: 'park' })
    }
    const next = isEmpty(draft) ? null : draft
    // What is kept of a note that is being saved goes in the transaction that saves it, and not before.
    if (next === null && saving.length > 0) return
    channel.keep(next && { ...next, demoId })
    keep({ draft: next, demoId })
    // A demo has begun around what was typed before it.
    if (next !== null && moved) keep({ draft: null, demoId: was.demoId })
    // Or one goes on that had stopped.
    if (next === null && moved && demoId !== null && isSeen()) join('takeDraft')
  })
  return { ...state, change, save: () => save() }
}
