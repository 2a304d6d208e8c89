import { readFileSync } from 'node:fs'
import { Endpoint } from '@/tests/browser/endpoint'
import { type ExportFormat, exportFormat } from '@/utils/model/export'
import { againstGoal, type Figure, median } from './figure'

/** `EXPORT_ROWS=1000000 npm run bench -- export` measures as many as the goals speak of; that takes some minutes. */
const ROWS = Number(process.env.EXPORT_ROWS ?? 200_000)
const DEALS = 20_000
const ROUNDS = 3
const AT_ONCE = 50_000
/** What every record has beside its fields. */
const SYNCED = "1, 'server', now(), null"
const MEMORY_GOAL: Readonly<Record<ExportFormat, number>> = { csv: 64, jsonl: 64, xlsx: 300 }

/** Every note as a file over HTTP, against PostgreSQL's own COPY of the same rows to the same machine, in turn. */
export async function exports(): Promise<Figure[]> {
  const endpoint = await Endpoint.create()
  try {
    const token = await endpoint.command(
      'token',
      'create',
      '--workspace',
      'team',
      '--email',
      'm@x.test',
      '--role',
      'admin',
    )
    await fill(endpoint)
    await download(endpoint, token, 'csv')
    const [idle, copied] = [memory(endpoint.pid), [] as number[]]
    const rates = new Map<ExportFormat, number[]>()
    const peaks = new Map<ExportFormat, number>()
    for (let round = 0; round < ROUNDS; round++) {
      copied.push(ROWS / (await copySeconds(endpoint)))
      for (const format of exportFormat.options) {
        const { seconds, peak } = await download(endpoint, token, format)
        rates.set(format, [...(rates.get(format) ?? []), ROWS / seconds])
        peaks.set(format, Math.max(peaks.get(format) ?? 0, peak - idle))
      }
    }
    return exportFormat.options.flatMap((format) => [
      share(format, median(rates.get(format) ?? []), median(copied)),
      againstGoal(`export-memory ${format}, above idle`, peaks.get(format) ?? 0, 'MB', MEMORY_GOAL[format]),
    ])
  } finally {
    await endpoint.dispose()
  }
}

function share(format: ExportFormat, value: number, peerValue: number): Figure {
  const ratio = Math.round((value / peerValue) * 100) / 100
  return {
    bench: `export-${format}`,
    value: Math.round(value),
    unit: 'rows/s',
    peer: 'COPY',
    peerValue: Math.round(peerValue),
    ratio,
  }
}

/** The whole answer, thrown away as it comes; the most memory that the server had meanwhile. */
async function download(endpoint: Endpoint, token: string, format: ExportFormat) {
  const began = performance.now()
  const address = `${endpoint.url}/api/objections/export?format=${format}`
  const { body, ok } = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
  if (!ok || !body) throw new Error(`The export as ${format} was refused.`)
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, memory(endpoint.pid))
  }, 50)
  for await (const _ of body);
  clearInterval(watch)
  return { seconds: (performance.now() - began) / 1_000, peak }
}

/** Sent to a client that throws it away as it comes. */
async function copySeconds(endpoint: Endpoint): Promise<number> {
  const began = performance.now()
  await endpoint.query(SAME_ROWS)
  return (performance.now() - began) / 1_000
}

/** In MB. */
function memory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024
}

/** Notes with texts and quotes of the usual length on deals of 500 accounts, past everything of ours. */
async function fill(endpoint: Endpoint): Promise<void> {
  for (const statement of [
    `insert into account (workspace_id, id, name, segment, seq, last_device, created_at, deleted_at)
      select w.id, gen_random_uuid(), 'Account ' || i, (array['Enterprise', 'Web', 'Retail'])[1 + i % 3], ${SYNCED}
      from workspace w, generate_series(1, 500) i`,
    `insert into theme (workspace_id, id, title, kind, status, seq, last_device, created_at, deleted_at)
      select w.id, gen_random_uuid(), 'Theme ' || i, 'missing', 'new', ${SYNCED} from workspace w, generate_series(1, 200) i`,
    `insert into deal (workspace_id, id, name, account_id, owner, amount, currency, outcome, competitors, seq, last_device, created_at, deleted_at)
      select a.workspace_id, gen_random_uuid(), 'Deal ' || i, a.id, 'Owner ' || i % 40, i * 100, 'EUR', (array['lost', 'won', 'open'])[1 + i % 3], '{}', ${SYNCED}
      from generate_series(1, ${DEALS}) i join (select *, row_number() over () as n from account) a on a.n = 1 + i % 500`,
  ])
    await endpoint.query(statement)
  for (let from = 1; from <= ROWS; from += AT_ONCE)
    await endpoint.query(notes(from, Math.min(from + AT_ONCE - 1, ROWS)))
  await endpoint.query('vacuum analyze')
}

const notes = (from: number, to: number) =>
  `insert into objection (workspace_id, id, member_id, deal_id, kind, text, quote, severity, category, speaker, handled, theme_id, at_ms, raised_at, source, seq, last_device, created_at, deleted_at)
    select d.workspace_id, gen_random_uuid(), m.id, d.id, 'objection', 'needs a script for every Windows object, said for the ' || i || 'th time',
      'We cannot maintain a script for each registry key, service and setting.', (array['blocker', 'pain', 'nice'])[1 + i % 3], 'capability', 'technical', 'no',
      t.id, i % 3600000, now() - i * interval '1 second', 'live', ${SYNCED}
    from generate_series(${from}, ${to}) i
    join (select *, row_number() over () as n from deal) d on d.n = 1 + i % ${DEALS}
    join (select id, row_number() over () as n from theme) t on t.n = 1 + i % 200
    cross join (select id from member limit 1) m`

/** What an export reads, by PostgreSQL alone. */
const SAME_ROWS = `copy (select o.id, o.workspace_id, o.member_id, o.demo_id, o.deal_id, o.kind, o.text, o.quote, o.severity, o.category,
    o.area, o.competitor, o.speaker, o.handled, t.id as theme_id, o.theme_by, o.page, o.step, o.at_ms, o.screenshot, o.raised_at, o.source,
    o.created_at, o.deleted_at, a.name, d.name, coalesce(d.segment, a.segment), d.owner, d.outcome, d.amount / 100.0, d.currency, t.title
  from objection o left join deal d on d.workspace_id = o.workspace_id and d.id = o.deal_id and d.deleted_at is null
    left join account a on a.workspace_id = d.workspace_id and a.id = d.account_id and a.deleted_at is null
    left join theme t on t.workspace_id = o.workspace_id and t.id = o.theme_id and t.deleted_at is null
  where o.workspace_id = (select id from workspace limit 1) and o.deleted_at is null order by o.raised_at desc, o.id desc) to stdout (format csv)`
