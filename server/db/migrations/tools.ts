import { type Kysely, sql } from 'kysely'
import { BadInputError } from '@/utils/model/errors'
import { IDENTITY_TABLES, TENANT_TABLES } from '../tables'

/** The role that every statement on tenant tables runs as: neither owner nor superuser, so row-level security binds it. */
export const APP_ROLE = 'pushback_app'

type Db = Kysely<unknown>

/** The workspace that `inWorkspace` named; null, and so no row at all, where it named none. */
const OWN = `nullif(current_setting('pushback.workspace_id', true), '')::uuid`

/** The role that erasing runs as: it may delete what stays for good otherwise, and little else. */
export const ERASER_ROLE = 'pushback_eraser'

/** Makes a role where it is missing and lets the migrating user step into it. */
export async function createRole(db: Db, role: string): Promise<void> {
  const missing = await isEmpty(db, sql`select 1 from pg_roles where rolname = ${role}`)
  if (missing) {
    const created = await attempt(db, `create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole`)
    if (!created)
      throw new BadInputError(
        `The database user may not create roles. As its administrator run: create role ${role} login; grant ${role} to current_user; then start again.`,
      )
  }
  await attempt(db, `grant ${role} to current_user`)
}

/** On Citus, spreads a new table over the workers as its kind wants; elsewhere does nothing. */
export async function distribute(db: Db, table: string): Promise<void> {
  if (!(await hasExtension(db, 'citus'))) return
  // Foreign keys to reference tables in the same transaction need one connection per worker.
  await sql`set local citus.multi_shard_modify_mode to 'sequential'`.execute(db)
  if (IDENTITY_TABLES.some((name) => name === table)) await sql`select create_reference_table(${table})`.execute(db)
  else if (table === TENANT_TABLES[0]) await sql`select create_distributed_table(${table}, 'workspace_id')`.execute(db)
  else
    await sql`select create_distributed_table(${table}, 'workspace_id', colocate_with => ${TENANT_TABLES[0]})`.execute(
      db,
    )
}

/** The second lock: whoever is not in the workspace named in the transaction sees and writes nothing of it. */
export async function lockTenantTable(db: Db, table: string): Promise<void> {
  for (const statement of [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy own_workspace on ${table} using (workspace_id = ${OWN}) with check (workspace_id = ${OWN})`,
    `grant select, insert, update, delete on ${table} to ${APP_ROLE}`,
  ])
    await sql.raw(statement).execute(db)
}

/** Of the table of workspaces the application's role reads its own row; signing in and set-up read it as the owner. */
export async function showOwnWorkspace(db: Db): Promise<void> {
  for (const statement of [
    'alter table workspace enable row level security',
    `create policy own_workspace on workspace for select to ${APP_ROLE} using (id = ${OWN})`,
    `grant select on workspace to ${APP_ROLE}`,
  ])
    await sql.raw(statement).execute(db)
}

export async function hasExtension(db: Db, extension: string): Promise<boolean> {
  return !(await isEmpty(db, sql`select 1 from pg_extension where extname = ${extension}`))
}

/** Makes an extension where the server has it and the user may; without it everything works, some of it slower. */
export async function tryExtension(db: Db, extension: string): Promise<void> {
  const unknown = await isEmpty(db, sql`select 1 from pg_available_extensions where name = ${extension}`)
  if (!unknown) await attempt(db, `create extension if not exists ${extension}`)
}

/** Runs a statement that may be forbidden without giving up the transaction; false says it was. */
async function attempt(db: Db, statement: string): Promise<boolean> {
  await sql`savepoint attempt`.execute(db)
  try {
    await sql.raw(statement).execute(db)
    return true
  } catch (error) {
    if (!isForbidden(error)) throw error
    await sql`rollback to savepoint attempt`.execute(db)
    return false
  }
}

/** SQLSTATE insufficient_privilege. */
function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501'
}

async function isEmpty(db: Db, query: ReturnType<typeof sql>): Promise<boolean> {
  return (await query.execute(db)).rows.length === 0
}
