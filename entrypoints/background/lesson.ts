import { LESSON_LOCK } from '@/utils/messages/lesson'
import { onMessage } from '@/utils/messages/messages'
import { getMeta } from '@/utils/store/database'
import { endLesson } from '@/utils/store/lesson'
import { afterDemo, lettingShareGo } from './after-demo'
import { type Core, changed, now } from './core'
import { nothing } from './inputs'
import type { Trusting } from './trusting'

export function handleLesson(core: Core, trusting: Trusting): void {
  onMessage(
    'endLesson',
    trusting(nothing, async () => {
      await end(core)
      return null
    }),
  )
}

/** A tab that is closed lets its lock go a moment later, and one that is reloaded takes it again a moment later. */
const LOOKS_MS = [300, 700, 1_500]

/** A tab was closed or shows another page: practice ends with the page that teaches. */
export async function watchLesson(core: Core): Promise<void> {
  const { length } = (await getMeta(core.db, 'lesson')) ?? []
  if (length === 0) return
  let missing = 0
  for (const wait of LOOKS_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait))
    missing = (await isTaught()) ? 0 : missing + 1
    if (missing === 2) return end(core)
  }
}

/** The page holds the lock as long as it is there. */
async function isTaught(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query()
  return held.some(({ name }) => name === LESSON_LOCK)
}

async function end(core: Core): Promise<void> {
  const at = await now()
  await lettingShareGo(core, async () => {
    if (await endLesson(core.db, at)) await afterDemo()
  })
  changed(core)
}
