import type { FormatQuestion, ImportLook, ImportMapping } from '@/utils/model/import'
import { decimalOf } from '@/utils/model/money'
import type { Format } from './best-format'
import type { CsvStream } from './csv-stream'
import { DealSheet, type FileOptions } from './deal-rows'
import { DEAL_HEADERS, mapHeaders } from './headers'
import { lookAtRows } from './import-deals'

const SAMPLES = 3
/** Rows in which samples are looked for: the first ones may lack a column. */
const SAMPLED_ROWS = 100
const MAX_SAMPLE = 80

/** What a file of deals says of itself, and what it leaves to be asked; without an id column only its columns. */
export async function lookAtDeals(table: CsvStream, options: FileOptions): Promise<ImportLook> {
  const { encoding, delimiter, headers } = table
  const names = [...new Set(headers)].filter((name) => name !== '')
  const mapping: ImportMapping = options.mapping ?? Object.fromEntries(mapHeaders(DEAL_HEADERS, headers))
  const about = { encoding, delimiter, columns: await sample(table, names), mapping }
  if (mapping.id === undefined) {
    let rows = 0
    for await (const _ of table.rows) rows++
    return { ...about, rows, numberFormat: null, dateFormat: null, questions: [] }
  }
  const sheet = new DealSheet(table, { ...options, mapping })
  const rows = await lookAtRows(sheet, table)
  return { ...about, rows, ...answersOf(sheet) }
}

async function sample({ rows }: CsvStream, names: string[]): Promise<ImportLook['columns']> {
  const columns = names.map((name) => ({ name, samples: new Set<string>() }))
  let seen = 0
  for await (const { cells } of rows) {
    for (const { name, samples } of columns) {
      const text = cells.get(name)?.trim()
      if (text && samples.size < SAMPLES) samples.add(text.slice(0, MAX_SAMPLE))
    }
    if (++seen >= SAMPLED_ROWS) break
  }
  return columns.map(({ name, samples }) => ({ name, samples: [...samples] }))
}

function answersOf(sheet: DealSheet): Pick<ImportLook, 'numberFormat' | 'dateFormat' | 'questions'> {
  const { numberFormat, dateFormat } = sheet.formats()
  const questions: FormatQuestion[] = []
  if (!('read' in numberFormat)) {
    const { value, formats } = numberFormat
    const show = (minor: number) => `${decimalOf(minor, value.currency)} ${value.currency}`
    questions.push({ about: 'numberFormat', value: value.text, answers: readings(value, formats, show) })
  }
  if (!('read' in dateFormat)) {
    const { value, formats } = dateFormat
    questions.push({ about: 'dateFormat', value, answers: readings(value, formats, (instant) => instant) })
  }
  const nameOf = (found: object) => ('name' in found ? String(found.name) : null)
  return { numberFormat: nameOf(numberFormat), dateFormat: nameOf(dateFormat), questions }
}

function readings<V, T>(value: V, formats: readonly Format<V, T>[], show: (read: T) => string) {
  return formats.flatMap((format) => {
    const read = format.read(value)
    return read === undefined ? [] : [{ format: format.name, reads: show(read) }]
  })
}
