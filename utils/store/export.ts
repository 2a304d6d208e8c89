import { dayOf } from '../capture/clock'
import type { ExportedText, ExportFormat, ExportNote } from '../capture/export-note'
import { exportName, exportText } from '../capture/export-text'
import type { DemoId } from '../model/ids'
import type { Database } from './database'
import { storing } from './errors'
import { demoView } from './record-views'
import type { StoredObjection } from './rows'
import { isSound } from './sound'

/** One's own notes as a text, oldest first: those of one demo, or all. */
export function exportNotes(
  db: Database,
  { format, demoId, nowMs }: { format: ExportFormat; demoId: DemoId | null; nowMs: number },
): Promise<ExportedText> {
  return storing(() =>
    db.transaction('r', db.tables, async () => {
      const all = demoId
        ? await db.objections.where('demoId').equals(demoId).sortBy('raisedAt')
        : await db.objections.orderBy('raisedAt').toArray()
      const notes = await Promise.all(
        all.filter((note) => isSound(note) && note.deletedAt === null).map((note) => exportNote(db, note)),
      )
      const startedAt = demoId && (await db.demos.get(demoId))?.startedAt
      const fileName = exportName(format, dayOf(startedAt ? Date.parse(startedAt) : nowMs))
      return { text: exportText(format, notes), fileName, notes: notes.length }
    }),
  )
}

async function exportNote(db: Database, { stamps: _, ...note }: StoredObjection): Promise<ExportNote> {
  const demo = note.demoId === null ? undefined : await db.demos.get(note.demoId)
  const deal = note.dealId === null ? undefined : await db.deals.get(note.dealId)
  const theme = note.themeId === null ? undefined : await db.themes.get(note.themeId)
  return {
    ...note,
    account: deal ? (deal.account ?? deal.name) : demo ? (await demoView(db, demo)).title : null,
    deal: deal?.name ?? null,
    segment: deal?.segment ?? null,
    outcome: deal?.outcome ?? null,
    theme: theme?.title ?? null,
    demoStartedAt: demo?.startedAt ?? null,
  }
}
