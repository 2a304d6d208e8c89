import type { WorkspaceTx } from '@/server/db/schema'
import type { Reader } from '@/server/store/objection-filter'
import type { ExportColumn } from '@/utils/model/export-columns'
import { type About, type AboutTexts, aboutLines } from './about'
import { dealsSheet } from './deals-sheet'
import type { ExportCell } from './export-rows'
import type { ExportOrder } from './order'
import type { Sheet } from './sheet-xml'
import { summarySheet } from './summary'
import { workbook } from './workbook'

/** What a sheet takes beside its heading. */
export const MOST_ROWS = 1_048_575

const WIDTHS: Readonly<Record<string, number>> = {
  text: 60,
  quote: 60,
  theme: 30,
  account: 30,
  deal: 30,
  raised_at: 20,
}

interface Parts {
  order: ExportOrder
  about: About
  t: AboutTexts
  columns: readonly ExportColumn[]
  rows: AsyncGenerator<ExportCell[][]>
}

/**
 * The notes first, as they were asked for and as programs read the first sheet; then each deal once, the figures of the
 * screen, and what the file says of itself.
 */
export async function* objectionWorkbook(
  tx: WorkspaceTx,
  reader: Reader,
  { order, about, t, columns, rows }: Parts,
): AsyncGenerator<Uint8Array> {
  const { filter, wish, workspace } = order
  const chosen = new Set(columns.map(({ column }) => column))
  const shown = columns.map(({ column, kind }) => ({ column, kind, width: WIDTHS[column] }))
  const summary = { filter, currency: workspace.currency, money: chosen.has('amount'), t }
  const sheets = [
    ...split(rows, about.notes).map((part, at) => ({ ...part, name: nameOf(at), columns: shown })),
    dealsSheet(tx, reader, { filter, redact: wish.redact, chosen }),
    await summarySheet(tx, reader, summary),
    aboutSheet(about, t),
  ]
  try {
    yield* workbook(sheets)
  } finally {
    // Stopped between two sheets nobody else would end the query.
    await rows.return(undefined)
  }
}

const nameOf = (at: number) => (at === 0 ? 'Objections' : `Objections ${at + 1}`)

/** As many sheets as the rows need, each going on where the one before is full. */
export function split(
  source: AsyncGenerator<ExportCell[][]>,
  total: number,
  most = MOST_ROWS,
): { rows: () => AsyncIterable<ExportCell[][]> }[] {
  const sheets = Math.max(1, Math.ceil(total / most))
  if (sheets === 1) return [{ rows: () => source }]
  let rest: ExportCell[][] = []
  const part = async function* (isLast: boolean) {
    let room = most
    while (room > 0) {
      const batch: ExportCell[][] = rest.length > 0 ? rest : ((await source.next()).value ?? [])
      if (batch.length === 0) return
      const taken = batch.slice(0, room)
      rest = batch.slice(room)
      room -= taken.length
      yield taken
    }
    // Only when it is asked for more than there is does the source end its query, and the next sheet begin one.
    if (isLast) await source.next()
  }
  return Array.from({ length: sheets }, (_, at) => ({ rows: () => part(at === sheets - 1) }))
}

function aboutSheet(about: About, t: AboutTexts): Sheet {
  const lines = aboutLines(about, t, { sheets: true })
  return {
    name: 'About',
    columns: [
      { column: t('about.title'), kind: 'text', width: 24 },
      { column: '', kind: 'text', width: 110 },
    ],
    rows: async function* () {
      yield lines
    },
  }
}
