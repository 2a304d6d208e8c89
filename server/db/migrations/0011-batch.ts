import { type Kysely, sql } from 'kysely'
import { distribute, lockTenantTable } from './tools'

export const name = '0011-batch'

const TABLES = {
  batch: `
    workspace_id uuid not null,
    id uuid not null,
    kind text not null,
    member_id uuid,
    begun_at timestamptz(3) not null default now(),
    seen_at timestamptz not null default now(),
    state text not null default 'running',
    file_name text,
    done bigint not null default 0,
    total bigint,
    counts jsonb not null default '{}',
    undone_at timestamptz(3),
    undone_by uuid,
    primary key (workspace_id, id),
    foreign key (workspace_id, member_id) references member (workspace_id, id)`,
  batch_change: `
    workspace_id uuid not null,
    batch_id uuid not null,
    entity text not null,
    entity_id uuid not null,
    ms bigint not null,
    counter int not null,
    made boolean not null,
    primary key (workspace_id, batch_id, entity, entity_id, ms, counter)`,
}

/**
 * Changes that were made as one and can be taken back as one: an import, a merge of accounts, a renamed segment. What
 * each replaced stands in the history under the stamps that `batch_change` names.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  for (const [table, columns] of Object.entries(TABLES)) {
    await run(`create table ${table} (${columns})`)
    await distribute(db, table)
    await lockTenantTable(db, table)
  }
  await run('create index batch_by_time on batch (workspace_id, begun_at desc, id desc)')
}
