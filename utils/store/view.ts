import type { DemoView, ExtensionState, NoteProgress, NoteView } from '../messages/extension-state'
import type { SyncState } from '../sync/state'
import type { Database } from './database'
import { runningDemo } from './demos'
import { storing } from './errors'
import { notesOf } from './notes'
import { type Author, isListed, ownerOf, type StoredDemo, type StoredObjection } from './rows'
import { loadSyncState } from './sync-state'

/** What every surface shows, read in one transaction. */
export function extensionState(
  db: Database,
  { author, hidden }: { author: Author; hidden: boolean },
): Promise<ExtensionState> {
  return storing(() =>
    db.transaction('r', db.tables, async () => {
      const demo = await runningDemo(db)
      const notes = demo ? (await notesOf(db, demo)).filter(({ deletedAt }) => deletedAt === null) : []
      return {
        demo: demo ? await demoView(db, demo) : null,
        notes: await noteViews(db, notes),
        ...(await waitingOf(db, author)),
        refused: (await db.refused.toArray()).filter(isListed).length,
        paired: author.workspaceId !== null,
        problem: problemOf(await loadSyncState(db)),
        hidden,
      }
    }),
  )
}

export async function demoView(db: Database, demo: StoredDemo): Promise<DemoView> {
  const { id, dealId, account, shareMode, startedAt } = demo
  const deal = dealId === null ? undefined : await db.deals.get(dealId)
  return { id, dealId, account, shareMode, startedAt, title: deal?.account ?? deal?.name ?? account }
}

async function noteViews(db: Database, notes: readonly StoredObjection[]): Promise<NoteView[]> {
  const ids = notes.map(({ id }) => id)
  const waiting = entitiesOf(await db.outbox.where('entityId').anyOf(ids).toArray())
  const refusals = await db.refused.where('entityId').anyOf(ids).toArray()
  const [refused, unsent] = [entitiesOf(refusals.filter(isListed)), entitiesOf(refusals)]
  const themeIds = notes.flatMap(({ themeId }) => (themeId === null ? [] : [themeId]))
  const themes = new Map((await db.themes.where('id').anyOf(themeIds).toArray()).map(({ id, title }) => [id, title]))
  return notes.map((note) => ({
    ...shown(note),
    progress: progressOf(note, { waiting, refused, unsent }),
    theme: note.themeId === null ? null : (themes.get(note.themeId) ?? null),
  }))
}

const entitiesOf = (rows: readonly { entityId: string }[]) => new Set(rows.map(({ entityId }) => entityId))

function shown(note: StoredObjection): Omit<NoteView, 'progress' | 'theme'> {
  const { id, kind, text, quote, severity, category, area, competitor, speaker, themeId, atMs, page } = note
  return { id, kind, text, quote, severity, category, area, competitor, speaker, themeId, atMs, page }
}

function progressOf(
  { id, workspaceId }: StoredObjection,
  { waiting, refused, unsent }: Record<'waiting' | 'refused' | 'unsent', Set<string>>,
): NoteProgress {
  if (refused.has(id)) return 'refused'
  if (waiting.has(id)) return workspaceId === null ? 'stored' : 'waiting'
  return unsent.has(id) ? 'stored' : 'sent'
}

/** How many records wait for the endpoint, and since when. */
async function waitingOf(db: Database, author: Author): Promise<Pick<ExtensionState, 'waiting' | 'waitingSince'>> {
  if (author.workspaceId === null) return { waiting: 0, waitingSince: null }
  const owner = ownerOf(author)
  const rows = await db.outbox.where('[owner+seq]').between([owner, 0], [owner, Number.MAX_SAFE_INTEGER]).toArray()
  const ids = new Set(rows.filter(({ entity }) => entity === 'objection').map(({ entityId }) => entityId))
  return { waiting: ids.size, waitingSince: rows[0]?.at ?? null }
}

function problemOf({ problem }: SyncState): ExtensionState['problem'] {
  return problem && { code: problem.code, detail: problem.detail }
}
