import { type Kysely, sql } from 'kysely'
import { createRole, distribute, ERASER_ROLE, lockTenantTable } from './tools'

export const name = '0005-erasure'

const RECORDS = ['account', 'deal', 'theme', 'demo', 'objection'] as const

/**
 * What stays of erased records. History is append-only for the application; erasing runs as a role of its own. Not
 * by stepping into it for one statement: Citus speaks to its workers as the role that a transaction began with.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run(`create table erased (
    workspace_id uuid not null,
    entity_id uuid not null,
    entity text not null,
    member_id uuid,
    reason text not null,
    erased_at timestamptz not null,
    seq bigint not null,
    primary key (workspace_id, entity_id)
  )`)
  await distribute(db, 'erased')
  await lockTenantTable(db, 'erased')
  await run('create index erased_by_seq on erased (workspace_id, seq)')
  await createRole(db, ERASER_ROLE)
  await run(`grant select, update on workspace_seq to ${ERASER_ROLE}`)
  await run(`grant select, insert on erased to ${ERASER_ROLE}`)
  for (const table of [...RECORDS, 'history', 'attachment'])
    await run(`grant select, delete on ${table} to ${ERASER_ROLE}`)
  for (const table of RECORDS)
    await run(`create index ${table}_withdrawn on ${table} (workspace_id, deleted_at) where deleted_at is not null`)
}
