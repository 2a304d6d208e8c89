import { inWorkspace } from '@/server/db/in-workspace'
import { lockWorkspace } from '@/server/store/postgres-sync-store'
import { account } from '@/utils/model/records'
import { AccountBook } from './account-book'
import type { CsvFile } from './csv-file'
import { ACCOUNT_HEADERS } from './headers'
import { chunksOf, type ImportTarget } from './import-target'
import { columnsOf, readRows } from './read-rows'
import { reasonsOf } from './reasons'
import { emptyReport, type ImportReport } from './report'
import { write } from './write'

const accountRow = account.pick({ name: true, segment: true, externalId: true })

/** Imports accounts with their segments; an account is known by its name. */
export async function importAccounts(target: ImportTarget, file: CsvFile): Promise<ImportReport> {
  const report = emptyReport()
  const { cellsOf } = columnsOf(file, ACCOUNT_HEADERS, { required: ['account'] })
  const rows = readRows(
    file,
    cellsOf,
    (cells, notes) => {
      const row = accountRow.safeParse(
        {
          name: cells('account')?.trim() ?? '',
          segment: cells('segment')?.trim() ?? null,
          externalId: cells('externalId')?.trim() ?? null,
        },
        { reportInput: true },
      )
      if (!row.success) return void reasonsOf(row.error).forEach(notes.reject)
      if (row.data.name === '') return void notes.reject('the account has no name')
      return { id: row.data.externalId, segment: row.data.segment, externalId: row.data.name }
    },
    report,
  )
  for (const chunk of chunksOf(rows)) {
    await inWorkspace(target.db, target.workspaceId, async (tx) => {
      await lockWorkspace(tx, target.workspaceId)
      const book = await AccountBook.open(tx, target.workspaceId)
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
