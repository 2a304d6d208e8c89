import { sql } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import { filterTotals } from '@/server/store/filter-totals'
import type { Reader } from '@/server/store/objection-filter'
import { objectionViews } from '@/server/store/objection-queries'
import type { ExportFormat, ExportWish } from '@/utils/model/export'
import { type ExportColumn, exportColumns } from '@/utils/model/export-columns'
import { type About, type AboutTexts, aboutLines, aboutObject, aboutTexts } from './about'
import { batched } from './batched'
import { type ExportCell, rowReader } from './export-rows'
import { filterInWords, linkTo } from './filter-words'
import { csvLine, csvRow, jsonLine } from './lines'
import { objectionWorkbook } from './objection-workbook'
import type { ExportOrder } from './order'

export const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
}

/**
 * The filtered objections as the pieces of a file, newest first, in constant memory. All that is in it is of one moment:
 * `tx` must not have read anything yet.
 */
export async function* exportFile(
  tx: WorkspaceTx,
  reader: Reader,
  order: ExportOrder,
): AsyncGenerator<Uint8Array | string> {
  await sql`set transaction isolation level repeatable read, read only`.execute(tx)
  const { filter, wish } = order
  const t = await aboutTexts(wish.language)
  const about = await aboutOf(tx, reader, { order, t })
  const columns = chosenColumns(wish)
  const ordered = objectionViews(tx, reader, filter).orderBy('o.raisedAt', 'desc').orderBy('o.id', 'desc')
  const rows = told(batched(tx, ordered, rowReader(columns, wish)), about.notes, order.onRows)
  if (wish.format === 'xlsx') yield* objectionWorkbook(tx, reader, { order, about, t, columns, rows })
  else if (wish.format === 'csv') yield* csvFile({ wish, about, t, columns, rows })
  else yield* jsonFile({ wish, about, columns, rows })
}

interface Table {
  wish: ExportWish
  about: About
  columns: readonly ExportColumn[]
  rows: AsyncIterable<ExportCell[][]>
}

async function* csvFile({ wish, about, t, columns, rows }: Table & { t: AboutTexts }): AsyncGenerator<string> {
  if (wish.bom) yield '\ufeff'
  if (wish.about) yield aboutRecords(about, t)
  yield csvLine(columns.map(({ column }) => column))
  for await (const batch of rows) yield batch.map((cells) => csvRow(cells, columns)).join('')
}

/** Records like any other, whose first cell begins with `# `: two columns in a spreadsheet, and known by a reader. */
function aboutRecords(about: About, t: AboutTexts): string {
  const lines = aboutLines(about, t, { sheets: false })
  const first: [string, string] = [t('about.title'), t('about.begins', { line: lines.length + 2 })]
  const guarded = { column: '', kind: 'text' } as const
  return [first, ...lines].map(([name, value]) => csvRow([`# ${name}`, value], [guarded, guarded])).join('')
}

async function* jsonFile({ wish, about, columns, rows }: Table): AsyncGenerator<string> {
  if (wish.about) yield `${JSON.stringify(aboutObject(about))}\n`
  for await (const batch of rows) yield batch.map((cells) => jsonLine(cells, columns)).join('')
}

/** In the order in which they were chosen; all of them where none was. */
function chosenColumns({ columns }: ExportWish): readonly ExportColumn[] {
  if (columns.length === 0) return exportColumns
  return columns.flatMap((name) => exportColumns.find(({ column }) => column === name) ?? [])
}

async function* told(
  batches: AsyncIterable<ExportCell[][]>,
  total: number,
  tell: ExportOrder['onRows'],
): AsyncGenerator<ExportCell[][]> {
  let written = 0
  tell?.({ written, total })
  for await (const batch of batches) {
    yield batch
    written += batch.length
    tell?.({ written, total })
  }
}

async function aboutOf(
  tx: WorkspaceTx,
  reader: Reader,
  { order, t }: { order: ExportOrder; t: AboutTexts },
): Promise<About> {
  const { filter, wish, workspace, by, now, baseUrl } = order
  const { redact } = wish
  const { objections, deals } = await filterTotals(tx, reader, filter)
  return {
    workspace: workspace.name,
    ...{ madeAt: now, timeZone: reader.timeZone, by, filter: redact ? { ...filter, text: undefined } : filter },
    filterInWords: await filterInWords(tx, reader, { filter, redact, t }),
    link: linkTo(baseUrl, filter, { redact }),
    ...{ notes: objections, deals, redacted: redact },
  }
}
