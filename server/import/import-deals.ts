import { inWorkspace } from '@/server/db/in-workspace'
import type { WorkspaceTx } from '@/server/db/schema'
import { dealsBySourceId } from '@/server/store/by-source-id'
import { lockWorkspace, readCounter } from '@/server/store/postgres-sync-store'
import type { ServerMutation, Written } from '@/server/sync/server-mutations'
import { BadInputError } from '@/utils/model/errors'
import { dealId, newId } from '@/utils/model/ids'
import { MAX_IMPORT_ROWS } from '@/utils/model/import'
import type { Deal } from '@/utils/model/records'
import { AccountBook } from './account-book'
import type { CsvRow, CsvTable } from './csv-file'
import { type DealRow, DealSheet, type FileOptions } from './deal-rows'
import { differences, type ImportTarget, ROWS_A_TRANSACTION } from './import-target'
import type { ReadRow } from './read-rows'
import { emptyReport, type ImportReport } from './report'
import { write } from './write'

/** What one transaction has done, for whoever keeps account; what is done there belongs to it. */
export interface ImportedChunk {
  tx: WorkspaceTx
  rows: readonly ReadRow<DealRow>[]
  written: readonly Written[]
  report: ImportReport
}

export interface DealImport extends Pick<FileOptions, 'numberFormat' | 'dateFormat' | 'mapping'> {
  /** Only says what would be done. */
  dryRun?: boolean
  /** Ends the import between two transactions. */
  signal?: AbortSignal
  onChunk?: (chunk: ImportedChunk) => Promise<void> | void
  /** The file as a whole is right, and has so many rows; the first of them is not in yet. */
  onCounted?: (rows: number) => Promise<void>
}

/**
 * Imports deals by their id in the source; importing again changes what has changed there. Columns that the file does
 * not have are left as they are. The table is read twice, and one part of it at a time is in memory.
 */
export async function importDeals(
  target: ImportTarget,
  table: CsvTable,
  options: DealImport = {},
): Promise<ImportReport> {
  const report = emptyReport()
  const { numberFormat, dateFormat, mapping } = options
  const sheet = new DealSheet(table, { ...target, numberFormat, dateFormat, mapping })
  const count = await lookAtRows(sheet, table)
  const read = sheet.reader(report)
  await options.onCounted?.(count)
  const importer = new Importer(target, { sheet, report, ...options })
  for await (const rows of chunksOf(table.rows, read)) {
    options.signal?.throwIfAborted()
    await importer.take(rows)
  }
  return report
}

/** Shows every row to the sheet and returns how many there are; too many are refused. */
export async function lookAtRows(sheet: DealSheet, table: CsvTable): Promise<number> {
  let rows = 0
  for await (const row of table.rows) {
    if (++rows > MAX_IMPORT_ROWS)
      throw new BadInputError(`The file has more than ${MAX_IMPORT_ROWS} rows. Split it. Nothing was imported.`)
    sheet.look(row)
  }
  return rows
}

async function* chunksOf(rows: CsvTable['rows'], read: (row: CsvRow) => ReadRow<DealRow> | undefined) {
  let chunk: ReadRow<DealRow>[] = []
  let seen = 0
  for await (const row of rows) {
    const good = read(row)
    if (good) chunk.push(good)
    // Also where nothing in them is good, so that whoever waits hears of it.
    if (++seen % ROWS_A_TRANSACTION > 0) continue
    yield chunk
    chunk = []
  }
  yield chunk
}

class Importer {
  /** The accounts as they were when the workspace's counter stood at `at`. */
  #known: { book: AccountBook; at: number } | undefined

  constructor(
    private readonly target: ImportTarget,
    private readonly run: DealImport & { sheet: DealSheet; report: ImportReport },
  ) {}

  take(rows: readonly ReadRow<DealRow>[]): Promise<void> {
    const { target, run } = this
    return inWorkspace(target.db, target.workspaceId, async (tx) => {
      if (!run.dryRun) await lockWorkspace(tx, target.workspaceId)
      const book = await this.#accounts(tx)
      const changes = await this.#changes(tx, rows, book)
      const written = run.dryRun
        ? []
        : [...(await write(tx, target, book.takeChanges())), ...(await write(tx, target, changes))]
      await run.onChunk?.({ tx, rows, written, report: run.report })
      this.#known = { book, at: await readCounter(tx, target.workspaceId) }
    })
  }

  /** Read again only where somebody else has written meanwhile. */
  async #accounts(tx: WorkspaceTx): Promise<AccountBook> {
    const { workspaceId } = this.target
    if (this.#known && (this.run.dryRun || this.#known.at === (await readCounter(tx, workspaceId))))
      return this.#known.book
    return AccountBook.open(tx, workspaceId)
  }

  async #changes(tx: WorkspaceTx, rows: readonly ReadRow<DealRow>[], book: AccountBook): Promise<ServerMutation[]> {
    const { sheet, report } = this.run
    const ids = rows.map(({ value }) => value.externalId)
    const known = await dealsBySourceId(tx, this.target.workspaceId, ids)
    const changes: ServerMutation[] = []
    for (const { value } of rows) {
      const change = changeOf(value, known.get(value.externalId), { book, sheet })
      if (change) changes.push(change)
      report[change === undefined ? 'unchanged' : known.has(value.externalId) ? 'updated' : 'imported']++
    }
    return changes
  }
}

interface Context {
  book: AccountBook
  sheet: DealSheet
}

function changeOf(row: DealRow, known: Deal | undefined, { book, sheet }: Context): ServerMutation | undefined {
  const { account: accountName, segment, ...own } = row
  const closed = row.outcome !== 'open' && row.outcome !== 'unknown'
  // An open deal's segment is its account's; a closed one keeps what it closed with, whatever is renamed later.
  const account = accountName === null ? undefined : book.ensure(accountName, { segment: closed ? null : segment })
  if (account && account.segment === null && segment !== null) book.ensure(account.name, { segment })
  const atClosing = closed ? (known?.segment ?? segment ?? account?.segment ?? null) : null
  if (!known) {
    const fields = { ...own, accountId: account?.id ?? null, segment: atClosing }
    return { entity: 'deal', entityId: newId(dealId), fields }
  }
  const accountId = sheet.hasAccounts ? { accountId: account?.id ?? null } : {}
  const fields = differences(known, { ...sheet.given(row), ...accountId, segment: atClosing })
  return fields && { entity: 'deal', entityId: known.id, fields }
}
