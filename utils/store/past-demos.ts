import { isUnfinished } from '../capture/debrief'
import type { PastDemo } from '../messages/extension-state'
import type { Database } from './database'
import { storing } from './errors'
import { notesOf } from './notes'
import { namesOf } from './record-views'
import type { StoredDemo } from './rows'

/** The demos that have ended, the newest first, and whether there are more than `limit`. */
export function pastDemos(db: Database, limit: number): Promise<{ demos: PastDemo[]; more: boolean }> {
  return storing(() =>
    db.transaction('r', db.demos, db.objections, db.deals, async () => {
      const ended = db.demos
        .orderBy('startedAt')
        .reverse()
        .filter(({ endedAt, deletedAt }) => endedAt !== null && deletedAt === null)
      const demos = await ended.limit(limit + 1).toArray()
      const shown = await Promise.all(demos.slice(0, limit).map((demo) => pastDemo(db, demo)))
      return { demos: shown, more: demos.length > limit }
    }),
  )
}

async function pastDemo(db: Database, demo: StoredDemo): Promise<PastDemo> {
  const notes = (await notesOf(db, demo)).filter(({ deletedAt }) => deletedAt === null)
  const { title, deal } = await namesOf(db, demo)
  const unfinished = demo.debriefedAt === null ? notes.filter(isUnfinished).length : 0
  const { id: demoId, startedAt, dealId } = demo
  return { demoId, title, deal, hasDeal: dealId !== null, startedAt, notes: notes.length, unfinished }
}
