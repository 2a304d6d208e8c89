import { createServer } from 'node:http'
import pg from 'pg'
import { serving } from './served.mjs'

// RxDB's documented replication over HTTP: a push tells of conflicts, a pull goes on from a checkpoint.

const COLUMNS = `id uuid, "demoId" text, "dealId" text, text text, severity text, category text, speaker text, handled text,
  page text, "atMs" int, "raisedAt" text`
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE })
await pool.query(`drop table if exists peer_note`)
await pool.query(
  `create table peer_note (${COLUMNS.replace('uuid', 'uuid primary key')}, seq bigint generated always as identity)`,
)
await pool.query('create index on peer_note (seq)')

async function push(rows) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const ids = rows.map(({ newDocumentState }) => newDocumentState.id)
    const { rows: standing } = await client.query('select * from peer_note where id = any($1) for update', [ids])
    const known = new Map(standing.map((row) => [row.id, row]))
    const isConflict = (row) => known.has(row.newDocumentState.id) && !row.assumedMasterState
    const taken = rows.filter((row) => !isConflict(row)).map(({ newDocumentState }) => newDocumentState)
    await client.query(
      `insert into peer_note select * from json_to_recordset($1) as given(${COLUMNS})
       on conflict (id) do update set handled = excluded.handled`,
      [JSON.stringify(taken)],
    )
    await client.query('commit')
    return rows.filter(isConflict).map(({ newDocumentState }) => known.get(newDocumentState.id))
  } finally {
    client.release()
  }
}

async function pull(seq, limit) {
  const { rows } = await pool.query('select * from peer_note where seq > $1 order by seq limit $2', [seq, limit])
  const documents = rows.map(({ seq: _, ...fields }) => ({ ...fields, _deleted: false }))
  return { documents, checkpoint: { id: 'notes', seq: Number(rows.at(-1)?.seq ?? seq) } }
}

const server = createServer(async (request, answer) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const { searchParams } = new URL(request.url, 'http://peer')
  const result =
    request.method === 'POST'
      ? await push(JSON.parse(Buffer.concat(chunks)))
      : await pull(Number(searchParams.get('seq')), Number(searchParams.get('limit')))
  answer.setHeader('content-type', 'application/json').end(JSON.stringify(result))
})

serving(server, async () => ({ count: Number((await pool.query('select count(*) from peer_note')).rows[0].count) }))
