import { type Draft, isBlank, type Picks } from '../capture/draft'
import { elapsedMs } from '../capture/pulse'
import { claimDemo } from './claim'
import type { Database } from './database'
import { FaultyInputError } from './errors'
import { addNote } from './new-note'
import { pulseOf } from './pulses'
import { typedDraft } from './row-schemas'
import type { DraftRow, StoredDemo } from './rows'
import { stepOf } from './steps'
import { laterOf, type Now, timeNow } from './write'

/**
 * What still stands in a line when its demo ends becomes a note of that demo: the next customer must not see it, and
 * its debrief asks about it. What makes no note stays a draft, for when no demo runs. In the caller's transaction.
 */
export async function keepLeftDrafts(db: Database, now: Now, demo: StoredDemo): Promise<void> {
  const left = await db.drafts.filter(({ demoId }) => demoId === demo.id).toArray()
  for (const row of left.filter((each) => typedDraft.safeParse(each).success)) {
    if (await becomesNote(db, now, { row, demo })) await db.drafts.delete(row.key)
  }
}

async function becomesNote(
  db: Database,
  now: Now,
  { row, demo }: { row: DraftRow; demo: StoredDemo },
): Promise<boolean> {
  const draft: Draft = { id: row.id, line: row.line, picks: row.picks as Picks }
  if (isBlank(draft) || (await db.objections.get(draft.id))) return true
  try {
    await claimDemo(db, demo, now.author)
    await addNote(db, now, { draft, when: { fields: await lastTouched(db, demo, row), room: demo.room } })
    return true
  } catch (error) {
    // Too long, say: no demo must be unable to end for that.
    if (error instanceof FaultyInputError) return false
    throw error
  }
}

/** The moment of its last key. */
async function lastTouched(db: Database, demo: StoredDemo, { at }: DraftRow) {
  const { id: demoId, dealId, steps } = demo
  const pulse = { ...(await pulseOf(db, demo, at)), seenMs: at }
  const raisedAt = laterOf(await timeNow(db, at + pulse.aheadMs), demo.startedAt)
  const step = steps[await stepOf(db, demo)] ?? null
  return { demoId, dealId, page: null, step, atMs: elapsedMs(pulse), raisedAt, source: 'live' as const }
}
