import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import Cursor from 'pg-cursor'
import type { Connection } from '@/server/db/connect'
import { BadInputError } from '@/utils/model/errors'
import { BACKED_UP, type BackedUp, type endLine, type head, type tableLine } from './format'
import { refuseBlind } from './refuse-blind'

const ROWS_AT_ONCE = 1_000
/** A picture may have 5 MiB, twice that as text. */
const LARGE_AT_ONCE = 4
const LARGE: ReadonlySet<BackedUp> = new Set(['attachment', 'export_part'])

const UNWRITABLE: ReadonlySet<unknown> = new Set(['ENOENT', 'EACCES', 'EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG'])

/**
 * Writes all that the database holds at one moment to a file, while the endpoint goes on. The file is there once it is
 * whole, readable by its maker only: what customers said is in it. Answers how many rows it has.
 */
export async function backup({ pool }: Connection, file: string, now: Date): Promise<number> {
  if (existsSync(file)) throw new BadInputError(`${file} is there already and was left as it is. Choose another name.`)
  const client = await pool.connect()
  const aside = `${file}.part`
  try {
    await client.query('begin isolation level repeatable read read only')
    await refuseBlind(client)
    const counted = { rows: 0 }
    const to = createWriteStream(aside, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(Readable.from(lines(client, now, counted)), createGzip(), to)
    await rename(aside, file)
    return counted.rows
  } catch (error) {
    throw await explain(error, aside)
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

async function* lines(client: PoolClient, now: Date, counted: { rows: number }): AsyncGenerator<string> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migration order by name')
  const migrations = rows.map(({ name }) => name)
  yield line<typeof head>({ pushback: 'backup', version: 1, at: now.toISOString(), migrations })
  for (const table of BACKED_UP) {
    yield line<typeof tableLine>({ table })
    for await (const batch of rowsOf(client, table)) {
      counted.rows += batch.length
      yield batch.map((row) => `${row}\n`).join('')
    }
  }
  yield line<typeof endLine>({ end: true, rows: counted.rows })
}

async function* rowsOf(client: PoolClient, table: BackedUp): AsyncGenerator<string[]> {
  const cursor = client.query(new Cursor<{ row: string }>(`select row_to_json(t)::text as row from ${table} t`))
  try {
    for (;;) {
      const rows = await cursor.read(LARGE.has(table) ? LARGE_AT_ONCE : ROWS_AT_ONCE)
      if (rows.length === 0) return
      yield rows.map(({ row }) => row)
    }
  } finally {
    // Also where the file could not be written on: until then the connection takes no other query.
    await cursor.close()
  }
}

const line = <S extends { _zod: { output: unknown } }>(value: S['_zod']['output']) => `${JSON.stringify(value)}\n`

async function explain(error: unknown, aside: string): Promise<unknown> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EEXIST')
    return new BadInputError(
      `${aside} is there already: another backup writes it, or was stopped. Delete it, or choose another name.`,
    )
  await rm(aside, { force: true })
  if (!UNWRITABLE.has(code)) return error
  return new BadInputError(`The backup could not be written (${code}): no file was left behind. Choose another place.`)
}
