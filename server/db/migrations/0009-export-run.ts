import { type Kysely, sql } from 'kysely'
import { distribute, lockTenantTable } from './tools'

export const name = '0009-export-run'

/** The files that were exported, also those that are being written; `seen_at` is when their writer last said so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run(`create table export_run (
    workspace_id uuid not null,
    id uuid not null,
    member_id uuid,
    begun_at timestamptz(3) not null default now(),
    seen_at timestamptz not null default now(),
    ended_at timestamptz,
    state text not null default 'running',
    format text not null,
    filter jsonb not null,
    columns jsonb not null,
    redacted boolean not null,
    written bigint not null default 0,
    total bigint,
    primary key (workspace_id, id),
    foreign key (workspace_id, member_id) references member (workspace_id, id)
  )`)
  await distribute(db, 'export_run')
  await lockTenantTable(db, 'export_run')
  await run('create index export_run_by_time on export_run (workspace_id, begun_at desc, id desc)')
}
