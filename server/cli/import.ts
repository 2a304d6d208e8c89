import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { v7 } from 'uuid'
import { readCsv } from '@/server/import/csv-file'
import { openCsv } from '@/server/import/csv-stream'
import { DATE_FORMAT_NAMES } from '@/server/import/date-formats'
import { importAccounts } from '@/server/import/import-accounts'
import { importObjections } from '@/server/import/import-objections'
import type { ImportTarget } from '@/server/import/import-target'
import { AMOUNT_FORMATS } from '@/server/import/number-formats'
import type { ImportReport, LineNote } from '@/server/import/report'
import { runImport } from '@/server/import/run-import'
import { findWorkspace } from '@/server/people/workspaces'
import { BadInputError } from '@/utils/model/errors'
import { currency as currencyCode } from '@/utils/model/money'
import { print, say } from './output'
import { withDatabase } from './with-database'

interface Options {
  workspace: string
  json?: boolean
  numberFormat?: string
  dateFormat?: string
  currency?: string
}

const KINDS = {
  accounts: {
    says: 'Import accounts and their segments, by name',
    run: (target: ImportTarget, path: string) => importAccounts(target, readFile(path)),
  },
  deals: {
    says: 'Import deals, by their id in the CRM',
    run: importDealsOf,
  },
  objections: {
    says: 'Import objections, by their id in the source; their deals must be there',
    run: (target: ImportTarget, path: string, options: Options) => importObjections(target, readFile(path), options),
  },
} as const

export function addImport(program: Command): void {
  const parent = program.command('import').description('Import CSV files; importing one again changes nothing')
  for (const [kind, { says, run }] of Object.entries(KINDS)) {
    parent
      .command(kind)
      .description(says)
      .argument('<file>', 'a CSV file')
      .requiredOption('--workspace <slug>', 'the workspace')
      .option('--json', 'print the report as one JSON object')
      .addOption(
        new Option('--number-format <format>', 'how amounts are written').choices(AMOUNT_FORMATS.map((f) => f.name)),
      )
      .addOption(new Option('--date-format <format>', 'how dates are written').choices(DATE_FORMAT_NAMES))
      .option('--currency <code>', 'ISO 4217, for rows without one; the workspace’s where not given')
      .action((file: string, options: Options) => importFile(run, file, options))
  }
}

async function importFile(run: (typeof KINDS)['deals']['run'], path: string, options: Options): Promise<void> {
  await withDatabase(async ({ db }) => {
    const { id, timeZone, currency } = await findWorkspace(db, options.workspace)
    const wanted = currencyCode.safeParse(options.currency?.toUpperCase() ?? currency)
    if (!wanted.success) throw new BadInputError(`--currency ${options.currency}: ${wanted.error.issues[0]?.message}.`)
    const target = { db, workspaceId: id, by: null, now: () => new Date(), timeZone, currency: wanted.data }
    const report = await run(target, path, options)
    if (options.json) print(JSON.stringify(report))
    else sayReport(report)
  })
}

function readFile(path: string) {
  try {
    return readCsv(readFileSync(path))
  } catch (cause) {
    throw explainUnreadable(path, cause)
  }
}

/** As a batch, so that the dashboard can undo it; a file of any size. */
async function importDealsOf(target: ImportTarget, path: string, { numberFormat, dateFormat }: Options) {
  const table = await openCsv(path).catch((cause: unknown) => {
    throw explainUnreadable(path, cause)
  })
  return runImport(target, table, { numberFormat, dateFormat, id: v7(), fileName: basename(path) })
}

function explainUnreadable(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error && 'syscall' in cause)) return cause
  return new BadInputError(`${path} cannot be read: ${cause.message}. Nothing was imported.`, { cause })
}

function sayReport({ imported, updated, unchanged, rejected, warnings }: ImportReport): void {
  for (const note of warnings) say(`warning, ${atLine(note)}`)
  for (const note of rejected) say(`left out, ${atLine(note)}`)
  say(`${imported} imported, ${updated} updated, ${unchanged} unchanged, ${rejected.length} left out.`)
}

const atLine = ({ line, reason }: LineNote) => `line ${line}: ${reason}`
