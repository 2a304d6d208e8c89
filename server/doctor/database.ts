import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { explainConnection } from '@/server/db/explain-connection'
import { MIGRATIONS } from '@/server/db/migrations/all'
import { openPlace } from '@/server/db/open'
import type { Settings } from '@/server/settings'
import type { Finding } from './finding'

/** The versions that the tests run on. */
const OLDEST = 15
const NEWEST = 18
const PATIENCE_MS = 5_000
/** Sessions and stamps go by both clocks. */
const CLOCKS_APART_MS = 5_000

/** The database of the settings; the embedded one is started for the look where it does not run. */
export async function examineDatabase(settings: DatabaseSettings): Promise<Finding[]> {
  // Opening the folder would make one.
  if (settings.databaseUrl === undefined && !existsSync(join(settings.dataDir, 'postgres', 'PG_VERSION')))
    return [
      { about: 'database', level: 'ok', says: `There is none in ${settings.dataDir} yet: the first start makes it.` },
    ]
  try {
    const place = await openPlace({ ...settings, as: 'command', onError: () => undefined })
    try {
      return await withClient(place.url, look)
    } finally {
      await place.close()
    }
  } catch (error) {
    return [{ about: 'database', level: 'fail', says: error instanceof Error ? error.message : String(error) }]
  }
}
type DatabaseSettings = Pick<Settings, 'dataDir' | 'databaseUrl'>

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const how = { connectionTimeoutMillis: PATIENCE_MS, application_name: 'pushback doctor' }
  const client = new pg.Client({ connectionString: url, ...how })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } catch (error) {
    throw explainConnection(error, url)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function look(client: pg.Client): Promise<Finding[]> {
  const asked = Date.now()
  const { rows } = await client.query<{ version: string; now: Date; tables: string | null }>(
    `select current_setting('server_version') as version, clock_timestamp() as now, to_regclass('schema_migration') as tables`,
  )
  const { version = '', now = new Date(), tables = null } = rows[0] ?? {}
  const done = tables === null ? null : await client.query<{ name: string }>('select name from schema_migration')
  const names = done && new Set(done.rows.map(({ name }) => name))
  return [ofVersion(version), ofTables(names), ofClocks(now.getTime() - (asked + Date.now()) / 2)]
}

function ofVersion(version: string): Finding {
  const major = Number.parseInt(version, 10)
  const says = `PostgreSQL ${version} answers.`
  if (major >= OLDEST && major <= NEWEST) return { about: 'database', level: 'ok', says }
  const level = major < OLDEST ? 'fail' : 'warn'
  return { about: 'database', level, says: `${says} Pushback is tested on ${OLDEST} to ${NEWEST}: use one of these.` }
}

/** Null where no server has ever started on it. */
function ofTables(names: ReadonlySet<string> | null): Finding {
  if (!names) return { about: 'tables', level: 'ok', says: 'There are none yet: the first start makes them.' }
  const known = new Set(MIGRATIONS.map(({ name }) => name))
  const newer = [...names].filter((name) => !known.has(name))
  if (newer.length > 0)
    return {
      about: 'tables',
      level: 'fail',
      says: `They were made by a newer Pushback (${newer.join(', ')}). Start that version or a later one.`,
    }
  const missing = [...known].filter((name) => !names.has(name))
  if (missing.length === 0) return { about: 'tables', level: 'ok', says: 'They are of this version.' }
  const says = `They are of an older version: the next start takes ${missing.join(', ')}. Back up before.`
  return { about: 'tables', level: 'warn', says }
}

function ofClocks(apartMs: number): Finding {
  const seconds = Math.round(Math.abs(apartMs) / 1_000)
  if (Math.abs(apartMs) < CLOCKS_APART_MS)
    return { about: 'clock', level: 'ok', says: 'This clock and the database’s agree.' }
  const which = apartMs > 0 ? 'ahead of' : 'behind'
  const says = `The database’s clock is ${seconds} s ${which} this one. Let both machines set their time by NTP.`
  return { about: 'clock', level: 'fail', says }
}
