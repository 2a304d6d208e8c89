import { randomBytes } from 'node:crypto'
import type { Db } from '@/server/db/connect'

/** What cookies are signed with: made once, and the same for every process on the database. */
export async function keptSecret(db: Db): Promise<string> {
  const value = randomBytes(32).toString('base64url')
  const row = { name: 'cookies', value }
  await db
    .insertInto('secret')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const kept = await db.selectFrom('secret').select('value').where('name', '=', row.name).executeTakeFirstOrThrow()
  return kept.value
}
