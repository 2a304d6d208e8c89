import type { ObjectionId } from '../model/ids'
import { type Database, getMeta, putMeta } from './database'
import type { StoredDemo } from './rows'

// Notes taken over the page that teaches are for practice: no customer's demo begins with them.

/** The practice notes of a demo. Once it has a customer, its notes are real. In the caller's transaction. */
export async function lessonOf(db: Database, { dealId, account }: StoredDemo): Promise<ObjectionId[]> {
  return dealId === null && account === null ? ((await getMeta(db, 'lesson')) ?? []) : []
}

/** In the caller's transaction. */
export async function rememberPractice(db: Database, id: ObjectionId): Promise<void> {
  await putMeta(db, 'lesson', [...((await getMeta(db, 'lesson')) ?? []), id])
}
