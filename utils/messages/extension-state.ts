import type { CrmPage } from '../capture/crm-page'
import type { Surface } from '../capture/share-rules'
import type { DemoId, ObjectionId } from '../model/ids'
import type { Demo, DeviceDeal, Objection } from '../model/records'
import type { RejectCode } from '../model/sync-protocol'
import type { ShareMode } from '../model/words'
import type { FormDraft } from '../store/row-schemas'
import type { LanguageChoice } from '../strings/languages'
import type { SyncProblemCode } from '../sync/state'

/** How far a note has come: only on this computer, on its way, at the endpoint, or refused by it. */
export type NoteProgress = 'stored' | 'waiting' | 'sent' | 'refused'

export type NoteView = Pick<
  Objection,
  | 'id'
  | 'kind'
  | 'text'
  | 'quote'
  | 'severity'
  | 'category'
  | 'area'
  | 'competitor'
  | 'speaker'
  | 'handled'
  | 'themeId'
  | 'screenshot'
  | 'atMs'
  | 'page'
  | 'step'
  | 'raisedAt'
> & { progress: NoteProgress; theme: string | null }

export type DemoView = Pick<
  Demo,
  'id' | 'dealId' | 'account' | 'crmUrl' | 'shareMode' | 'steps' | 'room' | 'startedAt' | 'endedAt'
> & {
  /** The deal's account or name, or the free text; null for an unnamed demo. */
  title: string | null
  /** The deal's name, where the title is its account's. */
  deal: string | null
}

/** A demo that has ended and whose debrief is offered. */
export interface EndedView {
  demoId: DemoId
  title: string | null
  notes: number
  /** How many of them have something that only this person can say. */
  unfinished: number
  /** After how many quiet minutes it ended by itself; null where somebody ended it. */
  quietMin: number | null
}

/** The demo that ended shortly before the running one; without a name, for another customer may be looking. */
export interface BeforeView {
  demoId: DemoId
  endedAt: string
}

/** A demo of an earlier day with something left open, which is asked about today and never again. */
export interface LeftoverView {
  demoId: DemoId
  title: string | null
  count: number
  startedAt: string
}

/** A demo that has ended, as the options page lists it. */
export interface PastDemo {
  demoId: DemoId
  title: string | null
  deal: string | null
  /** Named by a deal of the team's, which this browser may not have. */
  hasDeal: boolean
  startedAt: string
  notes: number
  /** How many of them the debrief would still ask about. */
  unfinished: number
}

/** A demo that a restored backup brought without its end. */
export interface InterruptedView {
  demoId: DemoId
  title: string | null
  startedAt: string
  notes: number
}

/** The CRM's record that was in front when a chord was pressed last. */
export interface FrontView {
  page: CrmPage
  /** The team's deal that it is, where that is known here. */
  deal: DeviceDeal | null
  /** True when the running demo is certainly for another one. */
  isOther: boolean
}

/** What the debrief walks through: the oldest note first. */
export interface DebriefView {
  demo: DemoView
  notes: NoteView[]
}

/** What every surface shows; sent to each open page whenever it changes. */
export interface ExtensionState {
  demo: DemoView | null
  /**
   * When the running demo began, for a clock that counts from there: by this computer's time, less what that was set
   * back since. `startedAt` is the time that the endpoint has taught.
   */
  beganMs: number
  /** Of the running demo, newest first, without the withdrawn. */
  notes: NoteView[]
  /** Those of them that were taken for practice, and may be gone by now. */
  lesson: ObjectionId[]
  /** At which of the running demo's steps it is; 0 is the first. */
  step: number
  /** How many of its notes were withdrawn and can be put back, one by one. */
  withdrawn: number
  /** How many of its notes are so damaged that they cannot be shown; they are about to be set aside. */
  unreadable: number
  /** How many damaged rows of any kind were set aside here. */
  damaged: number
  /** The browser window in which the running demo was started, as far as known. */
  demoWindow: number | null
  ended: EndedView | null
  /** While a demo without a customer runs: the one whose notes these may be. */
  before: BeforeView | null
  leftover: LeftoverView | null
  /** Asked about while no demo runs: does it go on? */
  interrupted: InterruptedView | null
  /**
   * What was moved to another customer and can be undone; `isNewest` while the undo key means it. `isOther` where the
   * running demo is not that customer's: then no name is said. `isNaming` where a demo without a customer got one.
   */
  moved: { notes: number; title: string | null; isOther: boolean; isNewest: boolean; isNaming: boolean } | null
  /** Mutations waiting for the endpoint, of the account in use. */
  waiting: number
  /** When the oldest of them was written, by this computer's clock. */
  waitingSince: number | null
  refused: number
  paired: boolean
  problem: { code: SyncProblemCode; detail: string | null; nextTryAt: number | null } | null
  hidden: boolean
  /** The browser has thrown the database away, with what was in it; until the reader has seen that. */
  databaseLost: boolean
  /** When everything here was deleted last: no open page may keep any of it. 0 if it never was. */
  emptied: number
  /** What is shared in a demo where nobody says otherwise. */
  usualShare: ShareMode
  /** What is shared now: in the running demo, or in the next one unless somebody says otherwise. */
  share: ShareMode
  /** It is the last demo's, and nobody has said whether that holds: as usual more could be seen. */
  shareLeft: boolean
  /** The key that takes a picture of the page does so. */
  pictures: boolean
  /** What the reader has chosen; each page finds out what `auto` means to its browser. */
  language: LanguageChoice
}

/** A change that the endpoint refused, as the options page lists it. */
export interface RefusedNote {
  seq: number
  code: RejectCode
  message: string
  text: string
  raisedAt: string | null
  /** The note whose text can be corrected; null where it is about something else. */
  noteId: ObjectionId | null
}

/** Sent over the same port to the surface that the chord means, where it is open already. */
export interface Call {
  called: Surface
  window: number
}

/** Sent over the same port: what another panel has typed into forms, null for what it saved or threw away. */
export interface FormsTold {
  forms: Record<string, FormDraft | null>
  /** The panel that did; null where these are all that there are. */
  by: string | null
}

/** The port on which the background sends `ExtensionState`; while it is open the background lives. */
export const STATE_PORT = 'state'
