import type { Pulse } from '../capture/pulse'
import type { DemoId, DeviceId, MemberId, ObjectionId, Sha256, WorkspaceId } from '../model/ids'
import type { Versioned } from '../model/merge'
import type { PictureType } from '../model/picture'
import type { Demo, EntityName, Objection } from '../model/records'
import type { FieldStamp, Stamp } from '../model/stamp'
import type { RejectCode } from '../model/sync-protocol'
import type { FormDraft, RowTable } from './row-schemas'

/**
 * A record as the browser keeps it: its fields flat, so that IndexedDB can index them, and beside them the stamp of
 * each field that mutations change. `versioned` and `stored` turn it into what `merge` takes and back.
 */
export type Stored<T> = T & { stamps: Record<string, FieldStamp> }
export type StoredObjection = Stored<Objection>
export type StoredDemo = Stored<Demo>

/** Under whom a note is made: the account that the browser is paired with, or nobody. */
export interface Author {
  workspaceId: WorkspaceId | null
  memberId: MemberId | null
}
export const NOBODY: Author = { workspaceId: null, memberId: null }

/** An author as one indexable text. */
export type Owner = string
export const ownerOf = ({ workspaceId, memberId }: Author): Owner =>
  workspaceId === null ? 'nobody' : `${workspaceId}/${memberId}`

/** A mutation that the endpoint has not acknowledged. `owner` never changes hands but by the user's word. */
export interface OutboxRow {
  seq: number
  owner: Owner
  deviceId: DeviceId
  entity: EntityName
  entityId: string
  fields: Record<string, unknown>
  stamp: Stamp
  /** When it was written, by this computer's clock. */
  at: number
}

/** A mutation that the endpoint refused, kept with its reason until the user settles it. */
export interface RefusedRow extends OutboxRow {
  code: RejectCode
  message: string
  /** Kept here only, off the list: the endpoint still does not know the record. */
  dismissed?: true
}
export const isListed = ({ dismissed }: RefusedRow) => !dismissed

/** What stands in one tab's line: each keystroke's state survives reload, crash and update. */
export interface DraftRow {
  key: string
  id: ObjectionId
  line: string
  picks: Record<string, unknown>
  at: number
  /** The demo it was typed in, null while none ran; a version before this one did not write it down. */
  demoId?: DemoId | null | undefined
}

/** A picture, under the SHA-256 of its bytes. */
export interface AttachmentRow {
  sha256: Sha256
  type: PictureType
  bytes: Uint8Array<ArrayBuffer>
  /** By this computer's clock. */
  takenAt: number
  /** 1 until the endpoint has it. A number, because IndexedDB has no index over booleans. */
  unsent: 0 | 1
  /** Why the endpoint does not take it, in its own words. */
  refusal: string | null
}

/** A row that could not be read, as it was: out of the way, and kept until somebody says otherwise. */
export interface DamagedRow {
  seq: number
  table: RowTable
  row: object
  /** When it was set aside, by this computer's clock. */
  at: number
}

/** The device's own name and clock. `offsetMs` is what must be added to this computer's time. */
export interface DeviceRow {
  deviceId: DeviceId
  last: Stamp
  offsetMs: number
}

export interface EndedRow {
  demoId: DemoId
  quietMin: number | null
}

/** Where notes were before they moved. `demo` says whom their demo was for, where the whole demo moved. */
export interface MovedRow {
  demoId: DemoId
  demo: Pick<Demo, 'dealId' | 'account' | 'crmUrl'> | null
  notes: Pick<Objection, 'id' | 'demoId' | 'dealId'>[]
  /** The demo that was made to hold them. */
  made: DemoId | null
  /** This computer's newest stamp before the move: a note with a later one was made after it. */
  at: Stamp
  /** Whose they are now. */
  to: Pick<Demo, 'dealId' | 'account'>
}

/** The single rows of table `meta`, by key. */
export interface MetaValues {
  device: DeviceRow
  running: DemoId | null
  /** The running demo's own clock. */
  pulse: Pulse
  /** At which of its steps the running demo is. */
  step: { demoId: DemoId; at: number }
  /** The demo that ended last and whose debrief is offered; `quietMin` where nobody ended it. */
  ended: EndedRow | null
  /** Demos that a restored backup brought without an end. */
  interrupted: DemoId[]
  /** Notes that were taken for practice. */
  lesson: ObjectionId[]
  /** What moving notes to another deal changed, for the one undo. */
  moved: MovedRow | null
  /** On which day a person was asked once more about a demo's notes. */
  asked: Record<DemoId, string>
  /** When everything here was deleted last, by this computer's clock. */
  emptied: number
  sync: unknown
  /** Whose reach the deals and themes here are: one account's at a time. */
  pulledFor: Owner
  [cursor: `cursor:${Owner}`]: string
  /** What is typed into a form, by `FormKey`. */
  [form: `form:${string}`]: { form: FormDraft; at: number }
}

const IDENTITY: ReadonlySet<string> = new Set(['id', 'workspaceId', 'memberId', 'stamps'])

/** The part of a record that mutations carry: the endpoint knows id, workspace and member otherwise. */
export function mutableFields(record: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([field]) => !IDENTITY.has(field)))
}

export function versioned(row: { stamps: Record<string, FieldStamp> }): Versioned {
  return { fields: mutableFields(row), stamps: row.stamps }
}

export function stored<T extends object>(identity: T, { fields, stamps }: Versioned): Stored<T> {
  return { ...identity, ...mutableFields(fields), stamps }
}
