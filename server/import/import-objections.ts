import { inWorkspace } from '@/server/db/in-workspace'
import type { WorkspaceTx } from '@/server/db/schema'
import { dealsBySourceId, objectionsBySourceId } from '@/server/store/by-source-id'
import { lockWorkspace } from '@/server/store/postgres-sync-store'
import type { ServerMutation } from '@/server/sync/server-mutations'
import { type DealId, newId, objectionId, type ThemeId } from '@/utils/model/ids'
import type { Objection } from '@/utils/model/records'
import type { CsvFile } from './csv-file'
import type { FileOptions } from './deal-rows'
import { chunksOf, differences, type ImportTarget } from './import-target'
import { type ObjectionRow, readObjections } from './objection-rows'
import type { ReadRow } from './read-rows'
import { emptyReport, type ImportReport } from './report'
import { ensureThemes } from './theme-book'
import { write } from './write'

/**
 * Imports objections by their id in the source; importing again changes what has changed there. A deal that the
 * workspace does not have rejects the row; a `theme` is a person's decision, found by title or made.
 */
export async function importObjections(
  target: ImportTarget,
  file: CsvFile,
  formats: Pick<FileOptions, 'dateFormat'> = {},
): Promise<ImportReport> {
  const report = emptyReport()
  const rows = readObjections(file, { ...target, dateFormat: formats.dateFormat }, report)
  const themeIdOf = await makeThemes(target, rows)
  for (const chunk of chunksOf(rows)) {
    await inWorkspace(target.db, target.workspaceId, (tx) => importChunk(tx, target, chunk, themeIdOf, report))
  }
  report.rejected.sort((a, b) => a.line - b.line)
  return report
}

/** Themes are made before the first chunk, because a theme's kind is decided by all its rows. */
async function makeThemes(target: ImportTarget, rows: readonly ReadRow<ObjectionRow>[]) {
  const wanted = rows.map(({ value }) => ({ theme: value.theme, category: value.fields.category ?? 'unknown' }))
  return inWorkspace(target.db, target.workspaceId, async (tx) => {
    await lockWorkspace(tx, target.workspaceId)
    const { idOf, changes } = await ensureThemes(tx, target.workspaceId, wanted)
    for (const chunk of chunksOf(changes)) await write(tx, target, chunk)
    return idOf
  })
}

async function importChunk(
  tx: WorkspaceTx,
  target: ImportTarget,
  chunk: readonly ReadRow<ObjectionRow>[],
  themeIdOf: (title: string) => ThemeId | undefined,
  report: ImportReport,
): Promise<void> {
  const { workspaceId } = target
  await lockWorkspace(tx, workspaceId)
  const dealIds = chunk.flatMap(({ value }) => value.dealExternalId ?? [])
  const deals = await dealsBySourceId(tx, workspaceId, dealIds)
  const known = await objectionsBySourceId(
    tx,
    workspaceId,
    chunk.map(({ value }) => value.externalId),
  )
  const changes: ServerMutation[] = []
  for (const { line, value } of chunk) {
    const deal = value.dealExternalId ? deals.get(value.dealExternalId)?.id : null
    if (deal === undefined) {
      const reason = `deal "${value.dealExternalId}" is not in this workspace: import the deals first`
      report.rejected.push({ line, reason })
      continue
    }
    if (deal === null) report.warnings.push({ line, reason: 'no deal is named: it counts in no money and no verdict' })
    const before = known.get(value.externalId)
    const fields = fieldsOf(value, deal, themeIdOf, before)
    const changed = before ? differences(before, fields) : { source: 'import', ...fields, externalId: value.externalId }
    report[before === undefined ? 'imported' : changed ? 'updated' : 'unchanged']++
    if (!changed) continue
    const id = before?.id ?? newId(objectionId)
    changes.push({ entity: 'objection', entityId: id, fields: changed })
  }
  await write(tx, target, changes)
}

function fieldsOf(
  row: ObjectionRow,
  dealId: DealId | null,
  themeIdOf: (title: string) => ThemeId | undefined,
  before: Objection | undefined,
): Partial<Objection> {
  const themeId = row.theme === null ? undefined : themeIdOf(row.theme)
  const isNews = themeId !== undefined && themeId !== before?.themeId
  return {
    ...row.fields,
    ...(row.dealExternalId === undefined ? {} : { dealId }),
    ...(isNews ? { themeId, themeBy: 'import' } : {}),
  }
}
