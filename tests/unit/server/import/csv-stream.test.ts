import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCsv } from '@/server/import/csv-file'
import { openCsv } from '@/server/import/csv-stream'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csv-stream-'))
})
afterAll(() => rm(folder, { recursive: true }))

const utf16 = (text: string) => new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer)

async function open(bytes: Uint8Array | string) {
  const path = join(folder, 'file.csv')
  await writeFile(path, bytes)
  return openCsv(path)
}

async function rowsOf(bytes: Uint8Array | string) {
  const { headers, rows } = await open(bytes)
  const all = []
  for await (const { line, surplus, cells } of rows)
    all.push({ line, surplus, cells: headers.map((name) => cells.get(name)) })
  return all
}

function rowsAtOnce(bytes: Uint8Array) {
  const { headers, rows } = readCsv(bytes)
  return rows.map(({ line, surplus, cells }) => ({ line, surplus, cells: headers.map((name) => cells.get(name)) }))
}

describe('a file that is read from the disk', () => {
  it.each([
    ['a hint of its separator', 'sep=;\na;b\n1;2\n\n3;"4\n5"\n6;7'],
    ['what our export says of itself', '# made by\n# "x"\na,b\n1,2\n'],
    ['cells of several lines', 'id,text\n1,"two\nlines"\n2,x\n'],
    ['a byte order mark', '\ufeff"a b",c\n1,2,3'],
  ])('is read as one in memory is: %s', async (_, text) => {
    expect(await rowsOf(text)).toEqual(rowsAtOnce(new TextEncoder().encode(text)))
  })

  it('is read as one in memory is, whatever stands in it', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ü', '主', ' ', '"', ',', ';', '\t', '\n', "'", '=', '1') })
    const text = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(text, async (table) => {
        const bytes = new TextEncoder().encode(`a,b,c\n${table.map((row) => row.join(',')).join('\n')}`)
        const either = (read: () => unknown) =>
          Promise.resolve()
            .then(read)
            .catch((error: Error) => error.name)
        expect(await either(() => rowsOf(bytes))).toEqual(await either(() => rowsAtOnce(bytes)))
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ['utf-8', 'name\nMüller'],
    ['utf-16le', utf16('\ufeffname\nMüller')],
    ['utf-16le', utf16('name\nMüller')],
    ['windows-1252', Buffer.from('name\nMüller', 'latin1')],
  ])('is known to be in %s', async (encoding, bytes) => {
    const { rows, ...table } = await open(bytes)
    expect(table).toMatchObject({ encoding, headers: ['name'] })
    for await (const { cells } of rows) expect(cells.get('name')).toBe('Müller')
  })

  it('is in Windows-1252 also where its last byte says so first', async () => {
    const bytes = Buffer.concat([Buffer.from(`name\n${'x\n'.repeat(200_000)}`), Buffer.from([0xfc])])
    expect((await open(bytes)).encoding).toBe('windows-1252')
  })

  it.each([
    ['empty', '', 'The file is empty'],
    ['a ZIP archive', Buffer.from('PK\x03\x04\0\0'), 'a ZIP archive or an Excel workbook, not CSV'],
    ['gzipped', Buffer.from([0x1f, 0x8b, 8, 0]), 'gzipped, not CSV'],
    ['with NUL bytes', 'a,b\n1,2\n3,\0\n', 'NUL bytes, the first in line 3'],
    ['with NUL in UTF-16', utf16('\ufeffa\n1\n\0\n'), 'NUL bytes, the first in line 3'],
    ['of 10,000 columns', Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(','), '10000 columns; at most 2000'],
    ['with a quote that is never closed', `a,b\n1,"${'x\n'.repeat(1_000_000)}`, 'longer than 1024 KiB'],
  ])('is refused with what to do when it is %s', async (_, bytes, says) => {
    await expect(rowsOf(bytes)).rejects.toMatchObject({ name: 'BadInputError', message: expect.stringContaining(says) })
  })
})
