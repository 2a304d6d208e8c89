import { defineExtensionMessaging } from '@webext-core/messaging'
import type { Corner } from '../capture/corner'
import type { Draft } from '../capture/draft'
import type { ExportedText, ExportFormat } from '../capture/export-note'
import type { Surface } from '../capture/share-rules'
import type { DemoId, ObjectionId, Sha256, ThemeId } from '../model/ids'
import type { DeviceDeal, DeviceTheme } from '../model/records'
import type { ShareMode } from '../model/words'
import type { Restored } from '../store/backup'
import type { DamagedView } from '../store/damage'
import type { DemoPlan, PlanEdit } from '../store/demos'
import type { KeptDraft } from '../store/drafts'
import type { FormKey } from '../store/forms'
import type { MoveTarget } from '../store/moving'
import type { NoteEdit } from '../store/notes'
import type { OwnData } from '../store/own-data'
import type { FormDraft } from '../store/row-schemas'
import type { LanguageChoice } from '../strings/languages'
import type { ConnectionTest } from '../sync/hello'
import type { PairingView } from '../sync/pairing-desk'
import type { DebriefView, ExtensionState, FrontView, PastDemo, RefusedNote } from './extension-state'
import { ownCopy } from './own-copy'
import type { Result } from './result'

/** Why a change was not stored; each has a text in the catalogue under `error.<code>`. */
export type StoreFault =
  | 'storage_full'
  | 'storage'
  | 'invalid'
  | 'not_found'
  | 'demo_running'
  | 'no_picture'
  | 'changed'

export interface Seat {
  surface: Surface
  /** The browser window that an overlay or a side panel stands in. */
  window: number | null
  state: ExtensionState
  draft: Draft | null
  /** What stands in forms, by `FormKey`. */
  forms: Record<string, FormDraft>
  /** The keys that open the panel; empty when the browser did not bind them. */
  chord: string
}

/** Where a draft is typed. */
interface DraftPlace {
  /** The window of a panel that stands in no tab. */
  windowId: number | null
  /** The running demo, as the panel shows it. */
  demoId: DemoId | null
}

export interface PictureView {
  /** A `data:` address. */
  url: string
  /** Why the endpoint did not take it, in its own words; null when it did or was not asked yet. */
  refusal: string | null
}

/** The account's record as a page of ours may see it: never the token. */
export interface AccountView {
  url: string
  workspace: string
  member: string
}

export interface Shortcut {
  name: string
  /** Empty when the browser did not bind it. */
  keys: string
  /** Comes with a key: when it has none, the browser or another extension has taken it. */
  suggested: boolean
}

/**
 * Every message between the extension's own pages and the background, which parses each with a schema of the same
 * name (`entrypoints/background/inputs.ts`). The answer to a change comes after its transaction is complete.
 */
export interface Messages {
  /** The overlay announces the frame that it is about to put into the page, and what an older version's one held. */
  expectFrame(input: { nonce: string; draft?: KeptDraft | null }): Result<{ corner: Corner }, 'not_ours'>
  /** The overlay that had closed and stayed in its page is open again. */
  overlayShown(): Result<null, never>
  /** The overlay has closed. */
  overlayClosed(): Result<null, never>
  /** Its frame stays blank in this page: a window opens in its stead. */
  overlayBlocked(): Result<null, 'not_ours'>
  /** Where the overlay was docked on this site: it opens there again until the browser ends. */
  overlayDocked(input: { corner: Corner }): Result<null, 'not_ours'>
  /**
   * A panel page asks whether it may show itself; a frame must bring the nonce that was announced for it. `windowId` is
   * the window of one that stands in no tab.
   */
  takeSeat(input: { nonce: string | null; windowId: number | null }): Result<Seat, 'not_ours' | StoreFault>
  getState(): Result<ExtensionState, StoreFault>

  /** `debriefOf` names the demo that has ended, when the note is remembered in its debrief. */
  captureNote(input: DraftPlace & { draft: Draft; debriefOf?: DemoId | null }): Result<ObjectionId, StoreFault>
  /** Each keystroke's draft; null when the line is empty. */
  saveDraft(input: DraftPlace & { draft: Draft | null }): Result<null, StoreFault>
  /** What stands in a panel that nobody sees while a demo begins elsewhere: it waits until none runs. */
  parkDraft(input: { windowId: number | null; draft: Draft }): Result<null, StoreFault>
  /** What was typed over the page that this surface opened beside: it goes on here. Null when nothing was. */
  joinDraft(input: { windowId: number | null }): Result<Draft | null, StoreFault>
  /** Takes the practice notes away, and the demo that holds nothing else. */
  endLesson(): Result<null, StoreFault>
  /** What was typed in the running demo before it stopped, for a line that is empty. */
  takeDraft(input: { windowId: number | null }): Result<Draft | null, StoreFault>
  /** Each keystroke's state of a form; null once it is saved or thrown away. `by` is the panel: the others hear of it. */
  saveForm(input: { key: FormKey; form: FormDraft | null; by: string }): Result<null, StoreFault>
  /** Takes a picture of the whole page that the chord was pressed on, if the reader has allowed that once. */
  takePicture(): Result<Sha256, StoreFault>
  /** A picture as it can be shown; null when it is neither here nor at the endpoint. */
  getPicture(input: { sha256: Sha256 }): Result<PictureView | null, StoreFault>
  /** `was` is what the editor began from; a note that says something else by now stays as it is. */
  editNote(input: { id: ObjectionId; fields: NoteEdit; was?: NoteEdit }): Result<null, StoreFault>
  withdrawNote(input: { id: ObjectionId; withdrawn: boolean }): Result<null, StoreFault>
  /** Takes back what was done last: moving notes, or the newest note of the running demo. */
  undoLast(): Result<null, StoreFault>
  /** Puts back the note of the running demo that was withdrawn last; asked again, the one before. */
  putBack(): Result<ObjectionId | null, StoreFault>

  /** `ends` is the running demo that the person has seen and lets end; another one is not touched. */
  startDemo(input: DemoPlan & { ends: DemoId | null }): Result<DemoId, StoreFault>
  /** Says whom a demo is for; its notes follow. Another one may run by now: it is not touched. */
  nameDemo(input: MoveTarget & { demoId: DemoId }): Result<DemoId, StoreFault>
  /** Moves chosen notes to another customer. */
  moveNotes(input: { ids: ObjectionId[]; to: MoveTarget }): Result<DemoId, StoreFault>
  /** Takes the last move back, whole; answers how many notes went back. */
  undoMove(): Result<number, StoreFault>
  /** The undo of a move is not needed any longer. */
  forgetMove(): Result<null, StoreFault>
  /**
   * A demo's steps and who is in the room. Another one may run by now: it is not touched. `was` is what the sheet began
   * from; a plan that says something else by now stays as it is.
   */
  setPlan(input: PlanEdit & { demoId: DemoId; was?: PlanEdit }): Result<null, StoreFault>
  /** The next step of the running demo, or the one before. */
  moveStep(input: { by: 1 | -1 }): Result<number, StoreFault>
  /** Somebody presses keys in a panel: the demo is not quiet. */
  stillHere(): Result<null, StoreFault>
  /** Takes back that the last demo ended; null when none did or another customer's runs. Notes made since go with it. */
  continueDemo(): Result<DemoId | null, StoreFault>
  /** Whether a demo that a backup brought without its end goes on; else it is finished. */
  settleInterrupted(input: { demoId: DemoId; goOn: boolean }): Result<null, StoreFault>
  /** Brings the window to the front in which the running demo was started. */
  goToDemo(): Result<null, 'unavailable'>
  /** The CRM's record in front when the chord was pressed last, on the asking tab or anywhere. */
  getFront(): Result<FrontView | null, StoreFault>
  /** After how many quiet minutes a demo ends by itself; 0 for never. */
  getQuietTime(): Result<number, StoreFault>
  setQuietTime(input: { minutes: number }): Result<null, StoreFault>

  getDebrief(input: { demoId: DemoId }): Result<DebriefView, StoreFault>
  /** Leaves the debrief; `forGood` never asks about this demo again. */
  closeDebrief(input: { demoId: DemoId; forGood: boolean }): Result<null, StoreFault>
  /** The newest demos that have ended; `more` where there are others. */
  getPastDemos(input: { limit: number }): Result<{ demos: PastDemo[]; more: boolean }, StoreFault>
  /** Opens the debrief in a window of its own. */
  openDebrief(input: { demoId: DemoId }): Result<null, 'unavailable'>
  /** What is shared: in the running demo, or from now on until the next one, and in that. */
  setShareMode(input: { shareMode: ShareMode }): Result<null, StoreFault>
  endDemo(): Result<DemoId | null, StoreFault>
  /** Open deals whose name or account has a word that begins so. */
  findDeals(input: { query: string }): Result<DeviceDeal[], StoreFault>
  /** At most three themes like what is being typed. */
  suggestThemes(input: { text: string }): Result<DeviceTheme[], StoreFault>

  /** A theme by its id; null when this computer does not have it (any more). */
  getTheme(input: { id: ThemeId }): Result<DeviceTheme | null, StoreFault>

  /** The surface that the share mode makes safe, on the tab over which the popup stands. */
  openPanel(input: { tabId: number; windowId: number }): Result<Surface, 'unavailable'>
  /** The panel in a window of its own, at its notes or at the share check. */
  popOut(input: { view: 'notes' | 'check' }): Result<null, StoreFault>
  /** Where overlays open on a site where none was docked yet. */
  getCorner(): Result<Corner, StoreFault>
  setCorner(input: { corner: Corner }): Result<null, StoreFault>
  /** Hides everything until the demo ends or it is asked again. */
  toggleHidden(): Result<boolean, StoreFault>

  /** One's own notes of one demo, or all, as a text. */
  exportNotes(input: { format: ExportFormat; demoId: DemoId | null }): Result<ExportedText, StoreFault>

  getAccount(): Result<{ account: AccountView | null; unclaimed: number }, StoreFault>
  testConnection(input: { url: string; token: string }): Result<ConnectionTest, StoreFault>
  /** Tests, then stores address and token. `unclaimed` counts the notes made without an account. */
  connect(input: { url: string; token: string }): Result<{ test: ConnectionTest; unclaimed: number }, StoreFault>
  /** Asks the endpoint at this address for a code that a member confirms in the dashboard. */
  startPairing(input: { url: string }): Result<PairingView, StoreFault>
  /** How far that is; a page asks every second. Null where there is none, or it has led to a connection. */
  lookAtPairing(): Result<PairingView | null, StoreFault>
  cancelPairing(): Result<null, StoreFault>
  /** Ends the running demo, then forgets address and token; every note stays on this computer. */
  disconnect(): Result<null, StoreFault>
  /** Gives the notes made without an account to the account, so that they are sent. */
  claimNotes(): Result<number, StoreFault>
  syncNow(): Result<null, StoreFault>

  /** Everything written here as one file, without address and token. */
  makeBackup(): Result<ExportedText, StoreFault>
  /** Puts the records of a backup beside those that are here; a bad file changes nothing. */
  restoreBackup(input: { text: string }): Result<Restored, StoreFault>
  getOwnData(): Result<OwnData, StoreFault>
  /** Disconnects and deletes everything in this browser; what was never sent only when that is said. */
  deleteOwnData(input: { alsoUnsent: boolean }): Result<null, StoreFault>
  /** What can be read of a database that cannot be opened. */
  salvage(): Result<ExportedText, StoreFault>
  /** The reader knows that the browser has lost its database. */
  acceptLoss(): Result<null, StoreFault>
  /** The rows that were set aside because they could not be read. */
  getDamaged(): Result<DamagedView[], StoreFault>
  /** All that is left of them, as a file. */
  exportDamaged(): Result<ExportedText, StoreFault>
  /** They need not be kept any longer. */
  forgetDamaged(): Result<null, StoreFault>
  /** Deletes the database and begins with an empty one. */
  startAfresh(): Result<null, StoreFault>

  getRefused(): Result<RefusedNote[], StoreFault>
  /** Sends a refused note once more, whole. */
  retryRefused(input: { seq: number }): Result<null, StoreFault>
  /** Takes a refused change off the list; the note stays on this computer. */
  dismissRefused(input: { seq: number }): Result<null, StoreFault>
  /** Every page of ours speaks it from its next opening on, those that are open at once. */
  setLanguage(input: { language: LanguageChoice }): Result<null, StoreFault>
  /** Whether the key that takes a picture does so. */
  setPictures(input: { allowed: boolean }): Result<null, StoreFault>
  /** What is shared in demos that are started from now on, unless it is said there. */
  setUsualShare(input: { shareMode: ShareMode }): Result<null, StoreFault>
  getShortcuts(): Result<Shortcut[], never>
  /** Whether the user lets this extension into private windows; only the browser's own page can change it. */
  arePrivateWindowsAllowed(): Result<boolean, never>
  openShortcutSettings(): Result<null, 'unavailable'>
}

const messaging = defineExtensionMessaging<MessageMap>()

export const { onMessage } = messaging

export const sendMessage = (async (...message: Parameters<typeof messaging.sendMessage>) =>
  ownCopy(await messaging.sendMessage(...message))) as typeof messaging.sendMessage

/** The same map in the shape of a type, which the messaging package asks for. */
type MessageMap = { [K in keyof Messages]: Messages[K] }
