import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { z } from 'zod'
import type { Connection } from '@/server/db/connect'
import { BadInputError } from '@/utils/model/errors'
import { type BackedUp, endLine, head, tableLine } from './format'
import { refuseBlind } from './refuse-blind'

const MOST_ROWS = 1_000
const MOST_BYTES = 8 * 1024 * 1024

/** The steps that made a backup's tables; a file that is none is refused. */
export async function readHead(file: string): Promise<z.infer<typeof head>> {
  for await (const line of linesOf(file)) return parse(head, line, file)
  throw notWhole(file)
}

/** Puts a backup into an empty database whose tables the backup's own steps have made: all of it or nothing. */
export async function restore({ pool }: Connection, file: string): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await refuseBlind(client)
    await refuseUsed(client)
    const rows = await insertAll(client, file)
    await client.query('commit')
    return rows
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function insertAll(client: PoolClient, file: string): Promise<number> {
  let [table, batch, bytes, count]: [BackedUp | undefined, string[], number, number] = [undefined, [], 0, 0]
  const flush = async () => {
    if (table && batch.length > 0)
      await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [
        `[${batch.join(',')}]`,
      ])
    count += batch.length
    ;[batch, bytes] = [[], 0]
  }
  let isFirst = true
  for await (const line of linesOf(file)) {
    if (isFirst) parse(head, line, file)
    else if (line.startsWith('{"table":')) {
      await flush()
      table = parse(tableLine, line, file).table
    } else if (line.startsWith('{"end":')) {
      await flush()
      if (parse(endLine, line, file).rows !== count) throw notWhole(file)
      return count
    } else {
      batch.push(line)
      bytes += line.length
      if (batch.length >= MOST_ROWS || bytes >= MOST_BYTES) await flush()
    }
    isFirst = false
  }
  throw notWhole(file)
}

/** A restored workspace among others could take their place. */
async function refuseUsed(client: PoolClient): Promise<void> {
  const { rows } = await client.query('select 1 from workspace limit 1')
  if (rows.length > 0)
    throw new BadInputError('There is a workspace here already. Restore into an empty DATA_DIR; nothing was changed.')
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unzipping = createGunzip().setEncoding('utf8')
  createReadStream(file)
    .on('error', (error) => unzipping.destroy(error))
    .pipe(unzipping)
  // A picture's line is long: it is put together once, when its end has come.
  let begun: string[] = []
  try {
    for await (const chunk of unzipping) {
      const [first = '', ...others] = String(chunk).split('\n')
      begun.push(first)
      for (const next of others) {
        yield begun.join('')
        begun = [next]
      }
    }
  } catch (cause) {
    if (cause instanceof BadInputError) throw cause
    const code = cause instanceof Error && 'code' in cause ? cause.code : cause
    throw new BadInputError(`${file} cannot be read as a backup (${code}). Nothing was changed.`, { cause })
  }
}

function parse<T>(schema: z.ZodType<T>, line: string, file: string): T {
  try {
    return schema.parse(JSON.parse(line))
  } catch (cause) {
    throw new BadInputError(`${file} is no backup of Pushback, or of a later version. Nothing was changed.`, { cause })
  }
}

const notWhole = (file: string) => new BadInputError(`${file} is not whole: its end is missing. Nothing was changed.`)
