import { escaped, type Sheet, STYLES, sheetXml } from './sheet-xml'
import { type ZipEntry, zipped } from './zip'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * A workbook (ECMA-376) as it is read, in constant memory. Ours, because the libraries that stream have not been kept
 * for years and bring ninety packages, and the kept ones hold the whole table.
 */
export function workbook(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const numbered = sheets.map((sheet, at) => ({ ...sheet, path: `worksheets/sheet${at + 1}.xml`, id: `r${at + 1}` }))
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${numbered.map(({ path }) => `<Override PartName="/xl/${path}" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relationships([['r1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbered.map(({ name, id }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="${id}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...numbered.map(({ id, path }): Relationship => [id, 'worksheet', path]),
      ['styles', 'styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
  }
  return zipped([
    ...Object.entries(parts).map(([name, part]): ZipEntry => ({ name, pieces: () => pieces(part) })),
    ...numbered.map(({ path, ...sheet }): ZipEntry => ({ name: `xl/${path}`, pieces: () => sheetPart(sheet) })),
  ])
}

type Relationship = [id: string, type: string, target: string]

function relationships(all: readonly Relationship[]): string {
  const each = all.map(([id, type, to]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${to}"/>`)
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

async function* pieces(part: string): AsyncGenerator<string> {
  yield XML + part
}

async function* sheetPart(sheet: Sheet): AsyncGenerator<string> {
  yield XML
  yield* sheetXml(sheet)
}
