import { type Kysely, sql } from 'kysely'
import { IDENTITY, PEOPLE, RECORDS } from './0001-columns'
import {
  APP_ROLE,
  createRole,
  distribute,
  hasExtension,
  lockTenantTable,
  showOwnWorkspace,
  tryExtension,
} from './tools'

export const name = '0001-first-tables'

const INDEXES = [
  'create index objection_by_time on objection (workspace_id, raised_at desc, id desc)',
  'create index objection_by_deal on objection (workspace_id, deal_id)',
  'create index objection_by_theme on objection (workspace_id, theme_id, raised_at desc)',
  'create index objection_by_demo on objection (workspace_id, demo_id)',
  'create index objection_by_seq on objection (workspace_id, member_id, seq)',
  'create index demo_by_seq on demo (workspace_id, member_id, seq)',
  'create index demo_by_deal on demo (workspace_id, deal_id)',
  'create index deal_by_seq on deal (workspace_id, seq)',
  'create index deal_by_account on deal (workspace_id, account_id)',
  'create index deal_by_closing on deal (workspace_id, closed_at desc, id desc)',
  'create index theme_by_seq on theme (workspace_id, seq)',
  'create index device_by_member on device (workspace_id, member_id)',
  `create index mutation_restamped on mutation (workspace_id, member_id, device_id, result_ms, result_counter)
    where result_ms is not null`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await createRole(db, APP_ROLE)
  for (const [table, columns] of Object.entries({ ...IDENTITY, ...PEOPLE, ...RECORDS })) {
    await run(`create table ${table} (${columns})`)
    // At once: a table may refer only to one that is distributed already.
    await distribute(db, table)
  }
  for (const statement of INDEXES) await run(statement)
  await tryExtension(db, 'pg_trgm')
  if (await hasExtension(db, 'pg_trgm'))
    await run('create index objection_by_words on objection using gin (text gin_trgm_ops, quote gin_trgm_ops)')
  for (const table of Object.keys({ ...PEOPLE, ...RECORDS })) await lockTenantTable(db, table)
  for (const table of ['history', 'mutation']) await run(`revoke update, delete, truncate on ${table} from ${APP_ROLE}`)
  await showOwnWorkspace(db)
}
