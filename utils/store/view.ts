import { isUnfinished } from '../capture/debrief'
import { elapsedMs, seen } from '../capture/pulse'
import type { BeforeView, EndedView, ExtensionState } from '../messages/extension-state'
import type { ShareMode } from '../model/words'
import type { LanguageChoice } from '../strings/languages'
import { nextTry, type SyncState } from '../sync/state'
import { demoBefore } from './continuing'
import { type Database, getMeta } from './database'
import { leftover } from './debriefs'
import { storing } from './errors'
import { interruptedView } from './interrupted'
import { isMoveNewest, movedNotes } from './moving'
import { notesOf } from './notes'
import { lessonOf } from './practice'
import { pulseOf } from './pulses'
import { demoView, namesOf, noteViews } from './record-views'
import { type Author, isListed, ownerOf, type StoredDemo } from './rows'
import { runningDemo } from './running-demo'
import { stepOf } from './steps'
import { loadSyncState } from './sync-state'

interface Seen {
  author: Author
  hidden: boolean
  databaseLost?: boolean
  language?: LanguageChoice
  usualShare?: ShareMode
  share?: ShareMode
  /** Somebody has said so while no demo ran. */
  shareChosen?: boolean
  pictures?: boolean
  demoWindow?: number | null
  nowMs?: number
}

/** What every surface shows, read in one transaction. */
export function extensionState(
  db: Database,
  { author, nowMs = Date.now(), demoWindow = null, share = 'none', shareChosen = false, ...seen }: Seen,
): Promise<ExtensionState> {
  return storing(() =>
    db.transaction('r', db.tables, async () => {
      const demo = await runningDemo(db)
      // All at once: the next note waits for this transaction.
      const [running, ended, before, left, interrupted, moved, waiting, refused, sync, damaged, emptied = 0] =
        await Promise.all([
          runningView(db, demo, nowMs),
          demo ? null : endedView(db),
          demo ? beforeView(db, demo) : null,
          // Whose it was is nothing for the audience of another demo.
          demo ? null : leftover(db, nowMs),
          demo ? null : interruptedView(db),
          movedView(db, demo),
          waitingOf(db, author),
          db.refused.toArray(),
          loadSyncState(db),
          db.damaged.count(),
          getMeta(db, 'emptied'),
        ])
      return {
        ...running,
        ...{ ended, before, leftover: left, interrupted, moved, ...waiting },
        demoWindow: demo ? demoWindow : null,
        share: demo?.shareMode ?? share,
        shareLeft: !demo && !ended && !shareChosen && share !== (seen.usualShare ?? share),
        refused: refused.filter(isListed).length,
        paired: author.workspaceId !== null,
        problem: problemOf(sync),
        damaged,
        emptied,
        ...{ databaseLost: false, language: 'auto', usualShare: 'none', pictures: false, ...seen },
      }
    }),
  )
}

type Running = Pick<ExtensionState, 'demo' | 'beganMs' | 'notes' | 'lesson' | 'step' | 'withdrawn' | 'unreadable'>

async function runningView(db: Database, demo: StoredDemo | undefined, nowMs: number): Promise<Running> {
  if (!demo) return { demo: null, beganMs: 0, notes: [], lesson: [], step: 0, withdrawn: 0, unreadable: 0 }
  const rows = db.objections.where('demoId').equals(demo.id).count()
  const clock = [stepOf(db, demo), pulseOf(db, demo, nowMs)] as const
  const asked = [notesOf(db, demo), demoView(db, demo), lessonOf(db, demo), rows, ...clock] as const
  const [all, view, lesson, count, step, pulse] = await Promise.all(asked)
  const notes = all.filter(({ deletedAt }) => deletedAt === null)
  return {
    demo: view,
    beganMs: nowMs - elapsedMs(seen(pulse, nowMs)),
    notes: await noteViews(db, notes),
    lesson,
    step,
    withdrawn: all.length - notes.length,
    unreadable: count - all.length,
  }
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

async function beforeView(db: Database, running: StoredDemo): Promise<BeforeView | null> {
  const demo = await demoBefore(db, running)
  return demo?.endedAt ? { demoId: demo.id, endedAt: demo.endedAt } : null
}

async function movedView(db: Database, running: StoredDemo | undefined): Promise<ExtensionState['moved']> {
  const moved = await getMeta(db, 'moved')
  if (!moved) return null
  const asked = [movedNotes(db, moved), namesOf(db, moved.to), isMoveNewest(db)] as const
  const [notes, { title }, isNewest] = await Promise.all(asked)
  const isOther = running !== undefined && (moved.demo === null || moved.demoId !== running.id)
  const isNaming = moved.demo !== null && moved.demo.dealId === null && moved.demo.account === null
  return { notes: notes.length, title: isOther ? null : title, isOther, isNewest, isNaming }
}

/** How many records wait for the endpoint, and since when. */
async function waitingOf(db: Database, author: Author): Promise<Pick<ExtensionState, 'waiting' | 'waitingSince'>> {
  if (author.workspaceId === null) return { waiting: 0, waitingSince: null }
  const owner = ownerOf(author)
  const rows = await db.outbox.where('[owner+seq]').between([owner, 0], [owner, Number.MAX_SAFE_INTEGER]).toArray()
  const ids = new Set(rows.filter(({ entity }) => entity === 'objection').map(({ entityId }) => entityId))
  return { waiting: ids.size, waitingSince: rows[0]?.at ?? null }
}

function problemOf(state: SyncState): ExtensionState['problem'] {
  const { problem } = state
  return problem && { code: problem.code, detail: problem.detail, nextTryAt: nextTry(state) }
}
