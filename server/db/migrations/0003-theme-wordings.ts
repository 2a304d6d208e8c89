import { type Kysely, sql } from 'kysely'

export const name = '0003-theme-wordings'

/** The words that people used for a theme, and since when its status stands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of [`wordings text[] not null default '{}'`, `status_at timestamptz`])
    await sql.raw(`alter table theme add column ${column}`).execute(db)
}
