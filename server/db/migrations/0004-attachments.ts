import { type Kysely, sql } from 'kysely'
import { distribute, lockTenantTable } from './tools'

export const name = '0004-attachments'

/** Pictures of notes, by the SHA-256 of their bytes; a note names its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run(`create table attachment (
    workspace_id uuid not null,
    sha256 bytea not null,
    member_id uuid not null,
    type text not null,
    bytes bytea not null,
    created_at timestamptz not null default now(),
    primary key (workspace_id, sha256),
    foreign key (workspace_id, member_id) references member (workspace_id, id)
  )`)
  await distribute(db, 'attachment')
  await lockTenantTable(db, 'attachment')
  await run('alter table objection add column screenshot text')
  await run('create index objection_by_screenshot on objection (workspace_id, screenshot) where screenshot is not null')
}
