import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { BadInputError } from '@/utils/model/errors'
import { type BackedUp, endLine, head, tableLine } from './format'

/** Beyond any of ours, of which a picture's is the longest with 10 MiB: a foreign file may have one line only. */
const MOST_CHARACTERS = 32 * 1024 * 1024

interface Row {
  table: BackedUp
  /** As PostgreSQL wrote it. */
  json: string
}

/** The steps that made a backup's tables; a file that is none is refused. */
export async function readHead(file: string): Promise<z.infer<typeof head>> {
  for await (const line of linesOf(file)) return parse(head, line, file)
  throw notWhole(file)
}

/** Reads the whole file once, in little memory: throws a `BadInputError` where it is cut, changed or none of ours. */
export async function verify(file: string): Promise<void> {
  const row = z.looseObject({})
  for await (const { json } of rowsOf(file)) parse(row, json, file)
}

/** A backup's rows in their order; throws at its end where that is not the end of a whole one. */
export async function* rowsOf(file: string): AsyncGenerator<Row> {
  let [at, count, table, ended]: [number, number, BackedUp | undefined, boolean] = [0, 0, undefined, false]
  for await (const line of linesOf(file)) {
    if (ended) throw notOurs(file)
    if (at++ === 0) parse(head, line, file)
    else if (line.startsWith('{"table":')) table = parse(tableLine, line, file).table
    else if (line.startsWith('{"end":')) {
      if (parse(endLine, line, file).rows !== count) throw notWhole(file)
      ended = true
    } else {
      if (!table) throw notOurs(file)
      count++
      yield { table, json: line }
    }
  }
  if (!ended) throw notWhole(file)
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unzipping = createGunzip().setEncoding('utf8')
  createReadStream(file)
    .on('error', (error) => unzipping.destroy(error))
    .pipe(unzipping)
  // A picture's line is long: it is put together once, when its end has come.
  let [begun, length]: [string[], number] = [[], 0]
  try {
    for await (const chunk of unzipping) {
      const [first = '', ...others] = String(chunk).split('\n')
      begun.push(first)
      length += first.length
      if (length > MOST_CHARACTERS) throw notOurs(file)
      for (const next of others) {
        yield begun.join('')
        ;[begun, length] = [[next], next.length]
      }
    }
  } catch (cause) {
    if (cause instanceof BadInputError) throw cause
    const code = cause instanceof Error && 'code' in cause ? cause.code : cause
    throw new BadInputError(`${file} cannot be read as a backup (${code}). Nothing was changed.`, { cause })
  }
}

function parse<T>(schema: z.ZodType<T>, line: string, file: string): T {
  try {
    return schema.parse(JSON.parse(line))
  } catch (cause) {
    throw notOurs(file, { cause })
  }
}

const notOurs = (file: string, options?: ErrorOptions) =>
  new BadInputError(
    `${file} is no backup of Pushback, was changed, or is of a later version. Nothing was changed here.`,
    options,
  )
const notWhole = (file: string) => new BadInputError(`${file} is not whole: its end is missing. Nothing was changed.`)
