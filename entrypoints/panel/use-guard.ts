import type { Attempt } from '@/components/extension/attempts'
import type { ExtensionState, FrontView } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { frontOption } from './use-front'

export interface Guard {
  /** True while the page in front is another customer's than the running demo's. */
  on: boolean
  move(): void
  start(): void
}

/** What one key does when the CRM shows another deal than the one the notes go to. */
export function useGuard({
  front,
  state: { demo },
  attempt,
  done,
}: {
  front: FrontView | null
  state: ExtensionState
  attempt: Attempt
  done: () => void
}): Guard {
  const subject = frontOption(front)?.subject
  const on = demo !== null && front?.isOther === true && subject !== undefined
  return {
    on,
    move: async () => {
      if (on && (await attempt(sendMessage('nameDemo', { ...subject, demoId: demo.id })))) done()
    },
    start: async () => {
      if (!on) return
      const { shareMode, id } = demo
      if (await attempt(sendMessage('startDemo', { ...subject, shareMode, steps: demo.steps, ends: id }))) done()
    },
  }
}
