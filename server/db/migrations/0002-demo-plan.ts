import { type Kysely, sql } from 'kysely'

export const name = '0002-demo-plan'

/** What a demo was going to show, to whom, where the CRM has it, and whether its debrief is over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of [
    `crm_url text`,
    `steps text[] not null default '{}'`,
    `room jsonb not null default '[]'`,
    `debriefed_at timestamptz`,
  ])
    await sql.raw(`alter table demo add column ${column}`).execute(db)
}
