import { type Database, getMeta, putMeta } from './database'
import { closeDebrief } from './debriefs'
import { endDemo } from './demos'
import { storing } from './errors'
import { notesOf, withdrawNote } from './notes'
import { lessonOf } from './practice'
import type { StoredDemo } from './rows'
import { runningDemo } from './running-demo'
import { type Now, writeTables } from './write'

/** Takes the practice notes away, and with them a demo that holds nothing else. Answers whether the running one went. */
export function endLesson(db: Database, now: Now): Promise<boolean> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const running = await runningDemo(db)
      const notes = await db.objections.bulkGet((await getMeta(db, 'lesson')) ?? [])
      const demos = await db.demos.bulkGet([...new Set(notes.flatMap((note) => note?.demoId ?? []))])
      for (const demo of demos) if (demo) await takeAway(db, now, demo)
      await putMeta(db, 'lesson', [])
      return running !== undefined && (await runningDemo(db)) === undefined
    }),
  )
}

async function takeAway(db: Database, now: Now, demo: StoredDemo): Promise<void> {
  const practice = new Set(await lessonOf(db, demo))
  for (const { id } of await standing(db, demo))
    if (practice.has(id)) await withdrawNote(db, now, { id, withdrawn: true })
  if (practice.size === 0 || (await standing(db, demo)).length > 0) return
  if ((await runningDemo(db))?.id === demo.id) await endDemo(db, now)
  // What was half typed in it has become a note.
  if ((await standing(db, demo)).length === 0) await closeDebrief(db, now, { id: demo.id, forGood: true })
}

const standing = async (db: Database, demo: StoredDemo) =>
  (await notesOf(db, demo)).filter(({ deletedAt }) => deletedAt === null)
