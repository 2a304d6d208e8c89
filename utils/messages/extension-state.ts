import type { Demo, Objection } from '../model/records'
import type { RejectCode } from '../model/sync-protocol'
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
  | 'themeId'
  | 'atMs'
  | 'page'
> & { progress: NoteProgress; theme: string | null }

export type DemoView = Pick<Demo, 'id' | 'dealId' | 'account' | 'shareMode' | 'startedAt'> & {
  /** The deal's account or name, or the free text; null for an unnamed demo. */
  title: string | null
}

/** What every surface shows; sent to each open page whenever it changes. */
export interface ExtensionState {
  demo: DemoView | null
  /** Of the running demo, newest first, without the withdrawn. */
  notes: NoteView[]
  /** Mutations waiting for the endpoint, of the account in use. */
  waiting: number
  /** When the oldest of them was written, by this computer's clock. */
  waitingSince: number | null
  refused: number
  paired: boolean
  problem: { code: SyncProblemCode; detail: string | null } | null
  hidden: boolean
}

/** A change that the endpoint refused, as the options page lists it. */
export interface RefusedNote {
  seq: number
  code: RejectCode
  message: string
  text: string
  raisedAt: string | null
}

/** The port on which the background sends `ExtensionState`; while it is open the background lives. */
export const STATE_PORT = 'state'
