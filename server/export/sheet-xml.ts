import type { ExportCell, TableColumn } from './export-rows'

export interface SheetColumn extends TableColumn {
  width?: number | undefined
}

/** A sheet of a workbook. */
export interface Sheet {
  name: string
  columns: readonly SheetColumn[]
  rows: () => AsyncIterable<readonly (readonly ExportCell[])[]>
}

/** Cells by their style: the place in `cellXfs` of `STYLES`. */
const STYLE = { heading: 1, instant: 2, day: 3, amount: { 0: 4, 2: 5, 3: 6 } as Record<number, number> }

/** What the numbers in `STYLE` look like. */
export const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="166" formatCode="#,##0.000"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="7"><xf/><xf fontId="1" applyFont="1"/>${[164, 165, 3, 4, 166].map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`).join('')}</cellXfs>
</styleSheet>`

/** The sheet's XML, rows as they come. The first row is the heading: it stays in sight, and each column can be filtered. */
export async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width = 14 }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  yield `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row>${columns.map(({ column }) => textCell(column, STYLE.heading)).join('')}</row>`
  let count = 1
  for await (const chunk of rows()) {
    count += chunk.length
    yield chunk.map((cells) => rowXml(cells, columns)).join('')
  }
  yield `</sheetData><autoFilter ref="A1:${columnName(columns.length)}${count}"/></worksheet>`
}

function rowXml(cells: readonly ExportCell[], columns: Sheet['columns']): string {
  return `<row>${cells.map((cell, at) => cellXml(cell, columns[at]?.kind ?? 'text')).join('')}</row>`
}

function cellXml(cell: ExportCell, kind: TableColumn['kind']): string {
  // Cells have no address of their own, so an empty one must be there to keep its place.
  if (cell === null || cell === '') return '<c/>'
  switch (kind) {
    case 'text':
      return textCell(String(cell))
    case 'number':
      return `<c><v>${cell}</v></c>`
    case 'amount':
      return `<c s="${amountStyle(String(cell))}"><v>${cell}</v></c>`
    case 'instant':
    case 'day':
      return `<c s="${STYLE[kind]}"><v>${serialOf(String(cell))}</v></c>`
  }
}

/** A currency's decimals are those that the amount is written with. */
function amountStyle(decimal: string): number {
  const point = decimal.indexOf('.')
  return STYLE.amount[point < 0 ? 0 : decimal.length - point - 1] ?? STYLE.amount[2] ?? 0
}

const DAY_MS = 86_400_000
/** Days from 1899-12-30, where spreadsheets begin to count, to 1970. */
const EPOCH = 25_569

function serialOf(instant: string): number {
  return Date.parse(instant) / DAY_MS + EPOCH
}

const textCell = (text: string, style = 0) =>
  `<c t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

/** The most that a cell takes. */
const MOST_TEXT = 32_767
const UNESCAPED = /[&<>"]/g
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** What XML 1.0 cannot hold or would change, and text that looks as if we had escaped it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ENCODED = /[\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g

/** Text for XML; what that cannot hold is written as `_x000D_`, which spreadsheets read back (ECMA-376, ST_Xstring). */
export function escaped(text: string): string {
  const whole = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT - 1)}…` : text
  return whole
    .toWellFormed()
    .replace(ENCODED, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(UNESCAPED, (sign) => ENTITIES[sign] ?? sign)
}

/** 1 is A, 27 is AA. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + ((at - 1) % 26))
  return at > 26 ? columnName(Math.floor((at - 1) / 26)) + letter : letter
}
