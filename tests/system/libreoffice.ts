import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

export interface OpenedCell {
  /** What LibreOffice takes it for: `string`, `float`, `date`; empty where there is nothing. */
  type: string
  text: string
}

export interface Opened {
  sheets: Map<string, OpenedCell[][]>
  /** Whether anything in it would be computed. */
  hasFormula: boolean
}

/** Separator, quotes, UTF-8; numbers and dates in full rather than as shown; every sheet as a file of its own. */
const EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'

/** Opens a CSV or a workbook with the real LibreOffice and tells each cell's text, and what kind of cell it is. */
export function openInLibreOffice(folder: string, name: string): Opened {
  const [stem = '', kind] = name.split('.')
  const opening = kind === 'csv' ? ['--infilter=CSV:44,34,76,1'] : []
  convert(folder, name, [...opening, '--convert-to', 'fods'])
  // Its texts by way of a workbook: a CSV made of a CSV would take its place.
  if (kind === 'csv') convert(folder, name, [...opening, '--convert-to', 'xlsx'])
  convert(folder, `${stem}.xlsx`, ['--convert-to', EVERY_SHEET])
  const fods = readFileSync(join(folder, `${stem}.fods`), 'utf8')
  const tables = [...fods.matchAll(/<table:table table:name="([^"]*)"(.*?)<\/table:table>/gs)]
  const sheets = tables.map(([, sheet = '', table = '']): [string, OpenedCell[][]] => {
    const texts: string[][] = parse(readFileSync(join(folder, `${stem}-${sheet}.csv`)), { relax_column_count: true })
    const types = typesOf(table)
    return [sheet, texts.map((row, r) => row.map((text, c) => ({ text, type: types[r]?.[c] ?? '' })))]
  })
  return { sheets: new Map(sheets), hasFormula: fods.includes('table:formula') }
}

function convert(folder: string, name: string, how: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const made = spawnSync('soffice', ['--headless', profile, ...how, '--outdir', folder, name], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`soffice could not open ${name}: ${made.stderr}${made.error ?? ''}`)
}

/** Repeated cells and rows are written once, with how often. */
function typesOf(table: string): string[][] {
  return [...table.matchAll(/<table:table-row([^>]*)>(.*?)<\/table:table-row>/gs)].flatMap(
    ([, attributes = '', row = '']) => {
      const cells = [...row.matchAll(/<table:table-cell([^>]*)>/g)].flatMap(([, cell = '']) => {
        const type = /office:value-type="(\w+)"/.exec(cell)?.[1] ?? ''
        return Array<string>(Math.min(timesOf(cell, 'columns'), 100)).fill(type)
      })
      return Array<string[]>(Math.min(timesOf(attributes, 'rows'), 10_000)).fill(cells)
    },
  )
}

const timesOf = (attributes: string, what: string) =>
  Number(new RegExp(`table:number-${what}-repeated="(\\d+)"`).exec(attributes)?.[1] ?? 1)
