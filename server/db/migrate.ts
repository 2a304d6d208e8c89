import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { BadInputError } from '@/utils/model/errors'
import { MIGRATIONS, type Migration } from './migrations/all'

/** Any fixed number: whoever holds it migrates, the others wait. */
const MIGRATION_LOCK = 4_380_001

/**
 * Brings the database up to this version, each step in a transaction of its own, and returns the steps taken.
 * Any number of processes may start at once. Needs a direct connection: a session lock does not survive PgBouncer.
 */
export async function migrate(url: string, migrations: readonly Migration[] = MIGRATIONS): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'pushback migrate' })
  // A connection that breaks while in use fails its query too; this only keeps the event from ending the process.
  pool.on('error', () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await db.connection().execute((connection) => runMissing(connection, migrations))
  } finally {
    await db.destroy()
  }
}

async function runMissing(db: Kysely<unknown>, migrations: readonly Migration[]): Promise<string[]> {
  await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(db)
  try {
    const done = await namesDone(db)
    refuseNewer(done, migrations)
    const missing = migrations.filter(({ name }) => !done.has(name))
    for (const migration of missing) await runOne(db, migration)
    return missing.map(({ name }) => name)
  } finally {
    await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(db)
  }
}

async function namesDone(db: Kysely<unknown>): Promise<Set<string>> {
  await sql`create table if not exists schema_migration (
    name text primary key, applied_at timestamptz not null default now())`.execute(db)
  const { rows } = await sql<{ name: string }>`select name from schema_migration`.execute(db)
  return new Set(rows.map(({ name }) => name))
}

function refuseNewer(done: Set<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name))
  const newer = [...done].filter((name) => !known.has(name))
  if (newer.length === 0) return
  throw new BadInputError(
    `The database was made by a newer Pushback (${newer.join(', ')}). Nothing was changed. Start that version or a later one.`,
  )
}

function runOne(db: Kysely<unknown>, migration: Migration): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await migration.up(tx)
    await sql`insert into schema_migration (name) values (${migration.name})`.execute(tx)
  })
}
