import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from '@/server/import/csv-file'
import { guardCell, unguardCell } from '@/utils/model/export-columns'

const utf8 = (text: string) => new TextEncoder().encode(text)
const cells = (bytes: Uint8Array) => readCsv(bytes).rows.map((row) => Object.fromEntries(row.cells))

describe('readCsv', () => {
  it.each([
    ['comma', 'a,b\n1,2'],
    ['semicolon', 'a;b\r\n1;2\r\n'],
    ['tab', 'a\tb\n1\t2'],
    ['byte order mark', '\ufeffa,b\n1,2'],
    ['empty lines', 'a,b\n\n1,2\n\n'],
  ])('reads a file with %s', (_, text) => {
    expect(cells(utf8(text))).toEqual([{ a: '1', b: '2' }])
  })

  it('names the line on which a record begins, also after a cell of several lines', () => {
    const { rows } = readCsv(utf8('id,text\n1,"two\nlines"\n2,x\n'))
    expect(rows.map(({ line }) => line)).toEqual([2, 4])
  })

  it('reads UTF-16 as Excel writes it', () => {
    const text = '\ufeffname\nMüller 主婦'
    expect(cells(new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer))).toEqual([
      { name: 'Müller 主婦' },
    ])
  })

  it('reads Windows-1252 where the bytes are no UTF-8', () => {
    expect(cells(new Uint8Array([...utf8('name\nM'), 0xfc, ...utf8('ller')]))).toEqual([{ name: 'Müller' }])
  })

  it('fills the missing cells of a short row and marks a row whose cells have shifted', () => {
    const { rows } = readCsv(utf8('a,b\n1\n1,2,3\n1,2,\n'))
    expect(rows.map(({ surplus }) => surplus)).toEqual([false, true, false])
    expect(rows[0]?.cells.get('b')).toBe('')
  })

  it('takes the separator from the line that Excel writes for it, and counts that line', () => {
    const { rows } = readCsv(utf8('sep=;\na;b\n1;2\n'))
    expect(rows).toMatchObject([{ line: 3 }])
    expect(rows[0]?.cells.get('b')).toBe('2')
  })

  it('reads UTF-16 without a mark', () => {
    const bytes = new Uint8Array(new Uint16Array([...'name\nMüller'].map((c) => c.charCodeAt(0))).buffer)
    expect(cells(bytes)).toEqual([{ name: 'Müller' }])
  })

  it('says that a file with NUL bytes is not text', () => {
    expect(() => readCsv(utf8('name\na\0b'))).toThrow('not text: it holds NUL bytes')
  })

  it('says what is wrong with an empty file', () => {
    expect(() => readCsv(utf8(''))).toThrow('The file is empty')
  })
})

describe('the guard of exported cells', () => {
  it.each(['=1+1', '+1', '-2', '@x', '\tx', '\rx'])('keeps a spreadsheet from running %j', (text) => {
    expect(guardCell(text)).toBe(`'${text}`)
  })

  it('is taken away again to the letter, whatever the text', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a') }))
    fc.assert(fc.property(text, (value) => unguardCell(guardCell(value)) === value))
  })
})
