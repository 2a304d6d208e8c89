import { type Kysely, sql } from 'kysely'

export const name = '0006-waiting'

/** What a browser said last of what it has not sent; null while it has said nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table device add column waiting integer').execute(db)
}
