import type { Browser } from 'wxt/browser'
import { t as summaryText } from '@/utils/capture/summary-strings'
import { onMessage } from '@/utils/messages/messages'
import { DraftKeeper } from '@/utils/store/draft-keeper'
import { draftKey, type KeptDraft, parkDraft, saveDraft } from '@/utils/store/drafts'
import { exportNotes } from '@/utils/store/export'
import { themeOf } from '@/utils/store/finding'
import { saveForm } from '@/utils/store/forms'
import { captureNote, editNote, putBack, withdrawNote } from '@/utils/store/notes'
import type { FormDraft } from '@/utils/store/row-schemas'
import { undoLast } from '@/utils/store/undo'
import { askAboutYesterday } from './ask-again'
import { type Core, changed, now, readState } from './core'
import { inputs, nothing } from './inputs'
import { putOffLook } from './quiet'
import { draftFor, joinLeftDraft, placeOf } from './seats'
import { keptLastPage } from './session'
import { readersLanguage } from './settings'
import { isLesson } from './surfaces'
import type { Trusting } from './trusting'

/** What surfaces change of notes and drafts. */
export function handleNotes(core: Core, trusting: Trusting): void {
  const { db } = core
  const drafts = new DraftKeeper<KeptDraft>((key, draft) => saveDraft(db, { key, draft, nowMs: Date.now() }))
  onMessage(
    'captureNote',
    trusting(inputs.captureNote, async ({ draft, windowId, demoId, debriefOf }, sender) => {
      const asked = [pageOf(core, sender), now(), placeOf(sender, windowId)] as const
      const [page, moment, where] = await Promise.all(asked)
      const place = { page, debriefOf, isLesson: isLesson(sender.tab) }
      const id = await captureNote(db, moment, { draft, place, draftKey: draftKey(where, demoId) })
      if (!debriefOf) putOffLook()
      changed(core)
      return id
    }),
  )
  onMessage(
    'saveDraft',
    trusting(inputs.saveDraft, async ({ draft, windowId, demoId }, sender) => {
      const key = draftKey(await placeOf(sender, windowId), demoId)
      await drafts.keep(key, draft && { ...draft, demoId })
      return null
    }),
  )
  onMessage(
    'parkDraft',
    trusting(inputs.parkDraft, async ({ draft, windowId }, sender) => {
      const place = await placeOf(sender, windowId)
      await parkDraft(db, { place, draft, nowMs: Date.now() })
      // Its last key may still be on its way to where it was.
      await drafts.keep(draftKey(place, null), null)
      return null
    }),
  )
  onMessage(
    'joinDraft',
    trusting(inputs.joinDraft, ({ windowId }, sender) => joinLeftDraft(core, sender, windowId)),
  )
  onMessage(
    'takeDraft',
    trusting(inputs.takeDraft, ({ windowId }, sender) => draftFor(core, sender, windowId)),
  )
  const forms = new DraftKeeper<FormDraft>((key, form) => saveForm(db, { key, form, nowMs: Date.now() }))
  onMessage(
    'saveForm',
    trusting(inputs.saveForm, async ({ key, form, by }) => {
      await forms.keep(key, form)
      core.announcer.tell({ forms: { [key]: form }, by })
      return null
    }),
  )
  onMessage(
    'editNote',
    trusting(inputs.editNote, async (edit) => {
      await editNote(db, await now(), edit)
      changed(core)
      return null
    }),
  )
}

/** Withdrawing notes, and the way back. */
export function handleUndo(core: Core, trusting: Trusting): void {
  const { db } = core
  const changing =
    <I, T>(work: (input: I) => Promise<T>) =>
    async (input: I): Promise<T> => {
      const value = await work(input)
      changed(core)
      return value
    }
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
    'undoLast',
    trusting(
      nothing,
      changing(async () => {
        await undoLast(db, await now())
        return null
      }),
    ),
  )
  onMessage(
    'putBack',
    trusting(
      nothing,
      changing(async () => putBack(db, await now())),
    ),
  )
}

/** What surfaces only read. */
export function handleReading(core: Core, trusting: Trusting): void {
  const { db, finder } = core
  onMessage(
    'getState',
    trusting(nothing, () => {
      askAboutYesterday(core)
      return readState(db)
    }),
  )
  onMessage(
    'exportNotes',
    trusting(inputs.exportNotes, async (input) => {
      // A summary is written in the language that its writer reads.
      await summaryText.speak(await readersLanguage())
      return exportNotes(db, { ...input, nowMs: Date.now() })
    }),
  )
  onMessage(
    'findDeals',
    trusting(inputs.findDeals, ({ query }) => finder.findDeals(query)),
  )
  onMessage(
    'getTheme',
    trusting(inputs.getTheme, ({ id }) => themeOf(db, id)),
  )
  onMessage(
    'suggestThemes',
    trusting(inputs.suggestThemes, ({ text }) => finder.suggestThemes(text)),
  )
}

/** The page that the last chord on the sender's tab granted; for a surface in no tab, that of the newest chord. */
async function pageOf({ tabs }: Core, { tab, frameId }: Browser.runtime.MessageSender): Promise<string | null> {
  if (tab?.incognito) return null
  if (tab?.id === undefined || frameId === 0) return keptLastPage.get()
  return (await tabs.get(tab.id)).page
}
