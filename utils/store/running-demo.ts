import { type Database, getMeta } from './database'
import type { StoredDemo } from './rows'

export async function runningDemo(db: Database): Promise<StoredDemo | undefined> {
  const id = await getMeta(db, 'running')
  const demo = id ? await db.demos.get(id) : undefined
  return demo && demo.endedAt === null && demo.deletedAt === null ? demo : undefined
}
