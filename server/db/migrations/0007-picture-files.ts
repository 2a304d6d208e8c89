import { type Kysely, sql } from 'kysely'

export const name = '0007-picture-files'

/** A picture's bytes may lie in a file beside the database instead of in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run('alter table attachment add column file text')
  await run('alter table attachment add column file_size integer')
  await run('alter table attachment alter column bytes drop not null')
}
