import type { Browser } from 'wxt/browser'
import { onMessage } from '@/utils/messages/messages'
import { endDemo, nameDemo, setShareMode, startDemo } from '@/utils/store/demos'
import { saveDraft } from '@/utils/store/drafts'
import { exportNotes } from '@/utils/store/export'
import { captureNote, editNote, undoNewest, withdrawNote } from '@/utils/store/notes'
import { type Core, changed, now, readState } from './core'
import { endHiding } from './hiding'
import { inputs, nothing } from './inputs'
import { draftKeyOf } from './seats'
import { keptLastPage } from './session'
import { followShareMode } from './surfaces'
import type { Trusting } from './trusting'

/** What surfaces change of notes and drafts. */
export function handleNotes(core: Core, trusting: Trusting): void {
  const { db } = core
  onMessage(
    'captureNote',
    trusting(inputs.captureNote, async ({ draft }, sender) => {
      const place = { page: await pageOf(core, sender) }
      const id = await captureNote(db, await now(), { draft, place, draftKey: draftKeyOf(sender) })
      changed(core)
      return id
    }),
  )
  onMessage(
    'saveDraft',
    trusting(inputs.saveDraft, async ({ draft }, sender) => {
      await saveDraft(db, { key: draftKeyOf(sender), draft, nowMs: Date.now() })
      return null
    }),
  )
  const changing =
    <I, T>(work: (input: I) => Promise<T>) =>
    async (input: I): Promise<T> => {
      const value = await work(input)
      changed(core)
      return value
    }
  onMessage(
    'editNote',
    trusting(
      inputs.editNote,
      changing(async (edit) => {
        await editNote(db, await now(), edit)
        return null
      }),
    ),
  )
  onMessage(
    'withdrawNote',
    trusting(
      inputs.withdrawNote,
      changing(async (input) => {
        await withdrawNote(db, await now(), input)
        return null
      }),
    ),
  )
  onMessage(
    'undoNewest',
    trusting(
      nothing,
      changing(async () => undoNewest(db, await now())),
    ),
  )
}

/** What surfaces only read. */
export function handleReading({ db, finder }: Core, trusting: Trusting): void {
  onMessage(
    'getState',
    trusting(nothing, () => readState(db)),
  )
  onMessage(
    'exportNotes',
    trusting(inputs.exportNotes, (input) => exportNotes(db, input)),
  )
  onMessage(
    'findDeals',
    trusting(inputs.findDeals, ({ query }) => finder.findDeals(query)),
  )
  onMessage(
    'suggestThemes',
    trusting(inputs.suggestThemes, ({ text }) => finder.suggestThemes(text)),
  )
}

/** Starting, naming and ending a demo, and what is shared meanwhile. */
export function handleDemos(core: Core, trusting: Trusting): void {
  const { db } = core
  onMessage(
    'startDemo',
    trusting(inputs.startDemo, async (input) => {
      const id = await startDemo(db, await now(), input)
      await followShareMode(input.shareMode)
      changed(core)
      return id
    }),
  )
  onMessage(
    'nameDemo',
    trusting(inputs.nameDemo, async (subject) => {
      const id = await nameDemo(db, await now(), subject)
      changed(core)
      return id
    }),
  )
  onMessage(
    'setShareMode',
    trusting(inputs.setShareMode, async ({ shareMode }) => {
      await setShareMode(db, await now(), shareMode)
      await followShareMode(shareMode)
      changed(core)
      return null
    }),
  )
  onMessage(
    'endDemo',
    trusting(nothing, () => endRunningDemo(core)),
  )
}

/** Ends the demo by message or by chord; what was hidden for it may show again. */
export async function endRunningDemo(core: Core) {
  const id = await endDemo(core.db, await now())
  await endHiding()
  await followShareMode('none')
  changed(core)
  return id
}

/** The page that the last chord on the sender's tab granted; for a surface in no tab, that of the newest chord. */
async function pageOf({ tabs }: Core, { tab, frameId }: Browser.runtime.MessageSender): Promise<string | null> {
  if (tab?.id === undefined || frameId === 0) return keptLastPage.get()
  return (await tabs.get(tab.id)).page
}
