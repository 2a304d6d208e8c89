import { type Kysely, sql } from 'kysely'
import { APP_ROLE, distribute, ERASER_ROLE, lockTenantTable } from './tools'

export const name = '0008-audit'

/**
 * Who did what that must be answered for later. It is written once: not even erasing touches it, so no row may hold a
 * customer's words. To the millisecond, as a page's cursor is.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run(`create table audit (
    workspace_id uuid not null,
    id uuid not null,
    at timestamptz(3) not null default now(),
    member_id uuid,
    action text not null,
    detail jsonb not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, member_id) references member (workspace_id, id)
  )`)
  await distribute(db, 'audit')
  await lockTenantTable(db, 'audit')
  await run(`revoke update, delete, truncate on audit from ${APP_ROLE}`)
  await run(`grant select, insert on audit to ${ERASER_ROLE}`)
  await run('create index audit_by_time on audit (workspace_id, at desc, id desc)')
}
