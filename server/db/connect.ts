import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import Cursor from 'pg-cursor'
import type { Schema } from './schema'

export type Db = Kysely<Schema>

export interface Connection {
  db: Db
  /** For what Kysely has no words for: COPY, cursors. */
  pool: pg.Pool
}

/**
 * Connects lazily, each time to where the database is then. `onError` hears of idle connections that broke; the pool
 * replaces them by itself.
 */
export function connect(where: () => string, { onError }: { onError: (error: Error) => void }): Connection {
  const Client = class extends pg.Client {
    constructor(options?: pg.ClientConfig) {
      super({ ...options, connectionString: where() })
    }
  }
  const pool = new pg.Pool({ Client, max: 10, types: { getTypeParser }, application_name: 'pushback' })
  pool.on('error', onError)
  // One that breaks while it is in use fails its query, which says so; unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const dialect = new PostgresDialect({ pool, cursor: Cursor })
  return {
    db: new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] }),
    pool,
  }
}

const INT8 = 20
const TIMESTAMPTZ = 1184

/** Rows come out as records: instants as ISO strings, bigint as number (all of ours are safe integers). */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === INT8) return Number
  if (oid === TIMESTAMPTZ) return toIso
  return pg.types.getTypeParser(oid, format)
}

const IN_UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/

/** `2026-11-24 21:45:00.123+00` in whatever time zone the connection has. Nearly always that is UTC: no date is made then. */
function toIso(text: string): string {
  const [, day, clock, fraction = ''] = IN_UTC.exec(text) ?? []
  if (day !== undefined) return `${day}T${clock}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()
}
