import { type Kysely, sql } from 'kysely'
import { BadInputError } from '@/utils/model/errors'

/** The role that every statement on tenant tables runs as: neither owner nor superuser, so row-level security binds it. */
export const APP_ROLE = 'pushback_app'

type Db = Kysely<unknown>

/** Makes the role where it is missing and lets the migrating user step into it. */
export async function createAppRole(db: Db): Promise<void> {
  const missing = await isEmpty(db, sql`select 1 from pg_roles where rolname = ${APP_ROLE}`)
  if (missing) {
    const created = await attempt(db, `create role ${APP_ROLE} login nosuperuser nobypassrls nocreatedb nocreaterole`)
    if (!created)
      throw new BadInputError(
        `The database user may not create roles. As its administrator run: create role ${APP_ROLE} login; grant ${APP_ROLE} to current_user; then start again.`,
      )
  }
  await attempt(db, `grant ${APP_ROLE} to current_user`)
}

/** On Citus, spreads tables over the workers; elsewhere does nothing. */
export async function distribute(
  db: Db,
  tables: { tenant?: readonly string[]; reference?: readonly string[] },
): Promise<void> {
  if (!(await hasExtension(db, 'citus'))) return
  // Foreign keys to reference tables in the same transaction need one connection per worker.
  await sql`set local citus.multi_shard_modify_mode to 'sequential'`.execute(db)
  for (const table of tables.reference ?? []) await sql`select create_reference_table(${table})`.execute(db)
  const [first, ...rest] = tables.tenant ?? []
  if (first === undefined) return
  await sql`select create_distributed_table(${first}, 'workspace_id')`.execute(db)
  for (const table of rest)
    await sql`select create_distributed_table(${table}, 'workspace_id', colocate_with => ${first})`.execute(db)
}

/** The second lock: whoever is not the workspace named in the transaction sees and writes nothing of it. */
export async function lockTenantTable(db: Db, table: string): Promise<void> {
  const own = `workspace_id = nullif(current_setting('pushback.workspace_id', true), '')::uuid`
  for (const statement of [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy own_workspace on ${table} using (${own}) with check (${own})`,
    `grant select, insert, update, delete on ${table} to ${APP_ROLE}`,
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
