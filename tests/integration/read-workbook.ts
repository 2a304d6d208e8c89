import { inflateRawSync } from 'node:zlib'

/** The entries of a ZIP file, read by its directory as every program does. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const entries = new Map<string, string>()
  for (let at = file.readUInt32LE(end + 16), left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((offset, i) =>
      i === 0 ? file.readUInt32LE(at + offset) : file.readUInt16LE(at + offset),
    ) as [number, number, number, number]
    const local = file.readUInt32LE(at + 42)
    const data = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const path = file.toString('utf8', at + 46, at + 46 + name)
    entries.set(path, inflateRawSync(file.subarray(data, data + size)).toString())
    at += 46 + name + extra + comment
  }
  return entries
}

type Cell = string | number | null

/** The sheets of a workbook by their names, each a table of texts and numbers. */
export function readWorkbook(bytes: Uint8Array): Map<string, Cell[][]> {
  const entries = unzip(bytes)
  const names = [...(entries.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)
  return new Map(names.map((name, at) => [name ?? '', tableOf(entries.get(`xl/worksheets/sheet${at + 1}.xml`) ?? '')]))
}

function tableOf(xml: string): Cell[][] {
  return [...xml.matchAll(/<row>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c(?: [^>]*?)?(?:\/>|>(.*?)<\/c>)/gs)].map(([, inner]) => cellOf(inner)),
  )
}

function cellOf(inner: string | undefined): Cell {
  if (inner === undefined) return null
  const number = /^<v>(.*)<\/v>$/.exec(inner)?.[1]
  if (number !== undefined) return Number(number)
  const text = /<t [^>]*>(.*)<\/t>/s.exec(inner)?.[1] ?? ''
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' }
  return text
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
