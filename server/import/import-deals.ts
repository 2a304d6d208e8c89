import { inWorkspace } from '@/server/db/in-workspace'
import { dealsBySourceId } from '@/server/store/by-source-id'
import { lockWorkspace } from '@/server/store/postgres-sync-store'
import type { ServerMutation } from '@/server/sync/server-mutations'
import { dealId, newId } from '@/utils/model/ids'
import type { Deal } from '@/utils/model/records'
import { AccountBook } from './account-book'
import type { CsvFile } from './csv-file'
import { type DealFile, type DealRow, type FileOptions, readDeals } from './deal-rows'
import { chunksOf, differences, type ImportTarget } from './import-target'
import { emptyReport, type ImportReport } from './report'
import { write } from './write'

type Formats = Pick<FileOptions, 'numberFormat' | 'dateFormat'>

/**
 * Imports deals by their id in the source; importing again changes what has changed there. Columns that the file does
 * not have are left as they are.
 */
export async function importDeals(target: ImportTarget, file: CsvFile, formats: Formats = {}): Promise<ImportReport> {
  const report = emptyReport()
  const { numberFormat, dateFormat } = formats
  const deals = readDeals(file, { ...target, numberFormat, dateFormat }, report)
  for (const chunk of chunksOf(deals.rows)) {
    await inWorkspace(target.db, target.workspaceId, async (tx) => {
      await lockWorkspace(tx, target.workspaceId)
      const book = await AccountBook.open(tx, target.workspaceId)
      const known = await dealsBySourceId(
        tx,
        target.workspaceId,
        chunk.map(({ value }) => value.externalId),
      )
      const changes: ServerMutation[] = []
      for (const { value } of chunk) {
        const change = changeOf(value, known.get(value.externalId), { book, deals })
        if (change) changes.push(change)
        report[change === undefined ? 'unchanged' : known.has(value.externalId) ? 'updated' : 'imported']++
      }
      await write(tx, target, book.takeChanges())
      await write(tx, target, changes)
    })
  }
  return report
}

interface Context {
  book: AccountBook
  deals: DealFile
}

function changeOf(row: DealRow, known: Deal | undefined, { book, deals }: Context): ServerMutation | undefined {
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
  const accountId = deals.hasAccounts ? { accountId: account?.id ?? null } : {}
  const fields = differences(known, { ...deals.given(row), ...accountId, segment: atClosing })
  return fields && { entity: 'deal', entityId: known.id, fields }
}
