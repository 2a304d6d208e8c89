import type { DeviceId, Sha256 } from '../model/ids'
import type { PictureType } from '../model/picture'
import type { PullAnswer, PushAnswer } from '../model/sync-protocol'
import type { OutboxRow } from '../store/rows'
import type { SyncState } from './state'

/** Where the endpoint is and what lets this browser in. */
export interface Access {
  url: string
  token: string
}

/** What sync needs of a store: the browser's Dexie and the simulation's memory are two of them. */
export interface SyncStore {
  /** The oldest unsent mutations of the signed-in account, all of one device name. */
  nextBatch(limit: number): Promise<OutboxRow[]>
  /** How many mutations of the account stand here that the endpoint does not have, refused ones among them. */
  countUnsent(): Promise<number>
  /**
   * Settles what the endpoint answered to `sent`, in one transaction: acknowledged ones leave the outbox, replaced
   * stamps replace those in the records, refused ones are kept with their reason.
   */
  settle(sent: readonly OutboxRow[], answer: PushAnswer, nowMs: number): Promise<void>
  place(): Promise<Place>
  /**
   * Merges the rows pulled from `from` on and moves the cursor, in one transaction. Answers false and does nothing
   * where that is no longer the place: something was restored, deleted or signed in meanwhile.
   */
  applyPull(answer: PullAnswer, from: Place): Promise<boolean>
  /** A picture to send whose note the endpoint has, or null. */
  nextPicture(): Promise<Picture | null>
  /** The endpoint has it, or will not take it, for a reason in its own words. */
  settlePicture(sha256: Sha256, refusal: string | null): Promise<void>
}

/** How far an account has pulled in this browser, and what the browser is called. */
export interface Place {
  cursor: string
  deviceId: DeviceId
}

export interface Picture {
  sha256: Sha256
  type: PictureType
  bytes: Uint8Array<ArrayBuffer>
}

/** Where the state of the retries is kept, across accounts and lives of the background. */
export interface StateStore {
  load(): Promise<SyncState>
  save(state: SyncState): Promise<void>
}

/** The world around sync, passed in so that tests and the simulation can replace it. */
export interface SyncWorld {
  fetch(url: string, init: RequestInit): Promise<Response>
  /** Milliseconds since 1970 by this computer. */
  now(): number
  /** Uniform in [0, 1). */
  random(): number
  /** Gzip (RFC 1952). */
  compress(body: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
  /** A signal that aborts after so many milliseconds. */
  timeout(ms: number): AbortSignal
}
