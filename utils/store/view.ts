import { isUnfinished } from '../capture/debrief'
import type { EndedView, ExtensionState } from '../messages/extension-state'
import type { ShareMode } from '../model/words'
import type { LanguageChoice } from '../strings/languages'
import type { SyncState } from '../sync/state'
import { type Database, getMeta } from './database'
import { leftover } from './debriefs'
import { runningDemo } from './demos'
import { storing } from './errors'
import { notesOf } from './notes'
import { demoView, namesOf, noteViews } from './record-views'
import { type Author, isListed, ownerOf } from './rows'
import { stepOf } from './steps'
import { loadSyncState } from './sync-state'

interface Seen {
  author: Author
  hidden: boolean
  language?: LanguageChoice
  usualShare?: ShareMode
  demoWindow?: number | null
  nowMs?: number
}

/** What every surface shows, read in one transaction. */
export function extensionState(
  db: Database,
  { author, hidden, language = 'auto', usualShare = 'none', demoWindow = null, nowMs = Date.now() }: Seen,
): Promise<ExtensionState> {
  return storing(() =>
    db.transaction('r', db.tables, async () => {
      const demo = await runningDemo(db)
      const all = demo ? await notesOf(db, demo) : []
      const notes = all.filter(({ deletedAt }) => deletedAt === null)
      return {
        demo: demo ? await demoView(db, demo) : null,
        notes: await noteViews(db, notes),
        step: demo ? await stepOf(db, demo) : 0,
        withdrawn: all.length - notes.length,
        demoWindow: demo ? demoWindow : null,
        ended: demo ? null : await endedView(db),
        leftover: await leftover(db, nowMs),
        moved: await movedView(db),
        ...(await waitingOf(db, author)),
        refused: (await db.refused.toArray()).filter(isListed).length,
        paired: author.workspaceId !== null,
        problem: problemOf(await loadSyncState(db)),
        hidden,
        language,
        usualShare,
      }
    }),
  )
}

async function endedView(db: Database): Promise<EndedView | null> {
  const ended = await getMeta(db, 'ended')
  const demo = ended ? await db.demos.get(ended.demoId) : undefined
  if (!ended || !demo || demo.deletedAt !== null) return null
  const notes = (await notesOf(db, demo)).filter(({ deletedAt }) => deletedAt === null)
  const { title } = await namesOf(db, demo)
  const unfinished = notes.filter(isUnfinished).length
  return { ...ended, title, notes: notes.length, unfinished }
}

async function movedView(db: Database): Promise<ExtensionState['moved']> {
  const moved = await getMeta(db, 'moved')
  return moved ? { notes: moved.notes.length, title: (await namesOf(db, moved.to)).title } : null
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
