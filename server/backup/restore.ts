import type { ClientBase, PoolClient } from 'pg'
import type { Connection } from '@/server/db/connect'
import { BadInputError } from '@/utils/model/errors'
import type { BackedUp } from './format'
import { rowsOf } from './read'
import { refuseBlind } from './refuse-blind'

const MOST_ROWS = 1_000
const MOST_BYTES = 8 * 1024 * 1024

/** Throws a `BadInputError` where a backup cannot be put: before anything is made there, and once more after. */
export async function refuseUnfit(client: Pick<ClientBase, 'query'>): Promise<void> {
  await refuseBlind(client)
  const made = await client.query<{ workspace: string | null }>("select to_regclass('workspace') as workspace")
  if (made.rows[0]?.workspace == null) return
  const { rows } = await client.query('select 1 from workspace limit 1')
  // A restored workspace among others could take their place.
  if (rows.length > 0)
    throw new BadInputError('There is a workspace here already. Restore into an empty DATA_DIR; nothing was changed.')
}

/** Puts a backup into an empty database whose tables the backup's own steps have made: all of it or nothing. */
export async function restore({ pool }: Connection, file: string): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await refuseUnfit(client)
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
  let [into, batch, bytes, count]: [BackedUp | undefined, string[], number, number] = [undefined, [], 0, 0]
  const flush = async () => {
    if (into && batch.length > 0)
      await client.query(`insert into ${into} select * from json_populate_recordset(null::${into}, $1::json)`, [
        `[${batch.join(',')}]`,
      ])
    count += batch.length
    ;[batch, bytes] = [[], 0]
  }
  for await (const { table, json } of rowsOf(file)) {
    if (table !== into || batch.length >= MOST_ROWS || bytes >= MOST_BYTES) await flush()
    into = table
    batch.push(json)
    bytes += json.length
  }
  await flush()
  return count
}
