import { describe, expect, it } from 'vitest'
import type { ExportCell } from '@/server/export/export-rows'
import { split } from '@/server/export/objection-workbook'
import { columnName, escaped, type Sheet, sheetXml } from '@/server/export/sheet-xml'

async function xmlOf(kind: Sheet['columns'][number]['kind'], cell: ExportCell): Promise<string> {
  const rows = async function* () {
    yield [[cell]]
  }
  let xml = ''
  for await (const piece of sheetXml({ name: 'S', columns: [{ column: 'c', kind }], rows })) xml += piece
  return /<\/row><row>(.*)<\/row>/s.exec(xml)?.[1] ?? ''
}

describe('text in a workbook', () => {
  it.each([
    ['a < b & "c"', 'a &lt; b &amp; &quot;c&quot;'],
    ['one\ttwo\nthree', 'one\ttwo\nthree'],
    ['a\r\nb', 'a_x000D_\nb'],
    ['\u0000\u0001\u001f\ufffe', '_x0000__x0001__x001F__xFFFE_'],
    ['_x0041_ as typed', '_x005F_x0041_ as typed'],
    ['half \ud83d of a pair', 'half \ufffd of a pair'],
    ['主婦 مرحبا 👩‍👩‍👧', '主婦 مرحبا 👩‍👩‍👧'],
  ])('is held by XML and read back as it was: %j', (text, xml) => {
    expect(escaped(text)).toBe(xml)
  })

  it('is cut visibly where a cell takes no more', () => {
    expect(escaped('x'.repeat(32_767))).toHaveLength(32_767)
    expect(escaped('x'.repeat(32_768))).toBe(`${'x'.repeat(32_766)}…`)
  })
})

describe('a cell', () => {
  it.each([
    ['text', '=1+1', '<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>'],
    ['text', null, '<c/>'],
    ['number', 0, '<c><v>0</v></c>'],
    ['amount', '1234.50', '<c s="5"><v>1234.50</v></c>'],
    ['amount', '1500', '<c s="4"><v>1500</v></c>'],
    ['amount', '1.234', '<c s="6"><v>1.234</v></c>'],
    ['instant', '1970-01-02T12:00:00.000Z', '<c s="2"><v>25570.5</v></c>'],
    ['day', '2026-11-24T00:00:00.000Z', '<c s="3"><v>46350</v></c>'],
  ] as const)('of %s is one to a spreadsheet: %j', async (kind, cell, xml) => {
    expect(await xmlOf(kind, cell)).toBe(xml)
  })

  it('stands in a column that is called as in every spreadsheet', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
})

describe('more rows than a sheet takes', () => {
  async function* source(sizes: number[]): AsyncGenerator<ExportCell[][]> {
    let at = 0
    for (const size of sizes) yield Array.from({ length: size }, () => [at++])
  }
  it.each([
    [[3, 3, 3], 9, [4, 4, 1]],
    [[4, 4], 8, [4, 4]],
    [[9], 9, [4, 4, 1]],
    [[2], 2, [2]],
    [[], 0, [0]],
  ])('go on in the next one, in order: batches of %j', async (sizes, total, expected) => {
    const sheets: ExportCell[][][] = []
    for (const { rows } of split(source(sizes), total, 4)) {
      const cells: ExportCell[][] = []
      for await (const batch of rows()) cells.push(...batch)
      sheets.push(cells)
    }
    expect(sheets.map((cells) => cells.length)).toEqual(expected)
    expect(sheets.flat(2)).toEqual(Array.from({ length: total }, (_, at) => at))
  })
})
