import type { ExportNote } from '@/utils/capture/export-note'
import { newId, objectionId } from '@/utils/model/ids'
import { blankObjection } from '@/utils/store/blank'
import { NOBODY } from '@/utils/store/rows'

/** A note as an export sees it, of which nothing is known but what the test says. */
export function aNote(over: Partial<ExportNote> = {}): ExportNote {
  const { stamps: _, ...note } = blankObjection(newId(objectionId), NOBODY)
  const beside = { account: null, deal: null, segment: null, outcome: null, theme: null, demoStartedAt: null }
  return { ...note, raisedAt: '2026-03-02T09:00:00.000Z', ...beside, ...over }
}
