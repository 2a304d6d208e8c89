import { type Kysely, sql } from 'kysely'
import { distribute, ERASER_ROLE, lockTenantTable } from './tools'

export const name = '0012-weekly-exports'

/**
 * Exports that are made by themselves, each with the Monday that it was last made for; and files that are kept for a
 * while, in parts. They lie in the database, which is all that processes behind a balancer have in common. Erasing
 * deletes them, as the customer may be in each.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run(`create table export_schedule (
    workspace_id uuid not null,
    id uuid not null,
    member_id uuid not null,
    filter jsonb not null,
    wish jsonb not null,
    created_at timestamptz(3) not null default now(),
    made_for date not null,
    claimed_at timestamptz,
    primary key (workspace_id, id),
    foreign key (workspace_id, member_id) references member (workspace_id, id)
  )`)
  await run(`create table export_part (
    workspace_id uuid not null,
    export_id uuid not null,
    part int not null,
    bytes bytea not null,
    primary key (workspace_id, export_id, part)
  )`)
  for (const table of ['export_schedule', 'export_part']) {
    await distribute(db, table)
    await lockTenantTable(db, table)
  }
  await run('alter table export_run add column kept_until timestamptz(3)')
  await run(`grant select, delete on export_part to ${ERASER_ROLE}`)
  await run(`grant select, update on export_run to ${ERASER_ROLE}`)
}
