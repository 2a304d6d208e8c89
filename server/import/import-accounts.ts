import { inWorkspace } from '@/server/db/in-workspace'
import { lockWorkspace } from '@/server/store/postgres-sync-store'
import { AccountBook } from './account-book'
import type { CsvFile } from './csv-file'
import { ACCOUNT_HEADERS } from './headers'
import { chunksOf, type ImportTarget } from './import-target'
import { columnsOf, readRows } from './read-rows'
import { emptyReport, type ImportReport } from './report'
import { write } from './write'

/** Imports accounts with their segments; an account is known by its name. */
export async function importAccounts(target: ImportTarget, file: CsvFile): Promise<ImportReport> {
  const report = emptyReport()
  const { cellsOf } = columnsOf(file, ACCOUNT_HEADERS, ['account'])
  const rows = readRows(
    file,
    cellsOf,
    (cells, notes) => {
      const name = cells('account')?.trim()
      if (name === undefined) return void notes.reject('the account has no name')
      return { externalId: name, segment: cells('segment')?.trim() ?? null, id: cells('externalId')?.trim() ?? null }
    },
    report,
  )
  for (const chunk of chunksOf(rows)) {
    await inWorkspace(target.db, target.workspaceId, async (tx) => {
      await lockWorkspace(tx, target.workspaceId)
      const book = await AccountBook.open(tx, target.workspaceId, target.now)
      for (const { value } of chunk) {
        const before = book.find(value.externalId)
        const after = book.ensure(value.externalId, { segment: value.segment, externalId: value.id })
        report[before === undefined ? 'imported' : before === after ? 'unchanged' : 'updated']++
      }
      await write(tx, target, book.takeChanges())
    })
  }
  return report
}
