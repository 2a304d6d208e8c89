import { PROTOCOL } from '../model/sync-protocol'

/**
 * Why notes do not get through. `stop` codes wait for the user; the others are tried again.
 * Each has a text in the catalogue under `problem.<code>`.
 */
export type SyncProblemCode =
  | 'offline'
  | 'unreachable'
  | 'not_endpoint'
  | 'busy'
  | 'server_error'
  | 'unknown_token'
  | 'revoked'
  | 'role'
  | 'upgrade'
  | 'endpoint_old'

export interface SyncProblem {
  code: SyncProblemCode
  /** What the endpoint said, in its own words, or null. */
  detail: string | null
  /** When it began. */
  since: number
}

/** What must survive the death of the background: kept in the database. */
export interface SyncState {
  /** Failures in a row. */
  attempts: number
  /** Not before; null when nothing is planned. */
  nextAttemptAt: number | null
  /** The endpoint asked for silence until then, whatever happens here. */
  silentUntil: number | null
  /** When the last round failed. */
  failedAt: number | null
  /** Nothing is sent until the user has acted. */
  stopped: boolean
  problem: SyncProblem | null
  lastSuccessAt: number | null
  /** What the build spoke that met `problem`: an update may have ended the wait for one. */
  protocol: number
}

export const INITIAL_STATE: SyncState = {
  attempts: 0,
  nextAttemptAt: null,
  silentUntil: null,
  failedAt: null,
  stopped: false,
  problem: null,
  lastSuccessAt: null,
  protocol: PROTOCOL,
}

const FIRST_WAIT_MS = 1_000
/** While a demo runs or a page of ours is open, somebody waits for it. */
const WATCHED_CAP_MS = 15_000
const UNWATCHED_CAP_MS = 300_000

export interface Failure {
  code: SyncProblemCode
  detail: string | null
  retryAfterMs: number | null
}

const STOPS: ReadonlySet<SyncProblemCode> = new Set(['unknown_token', 'revoked', 'role', 'upgrade'])

/** The state after a failed round. Waits grow by exponential backoff with full jitter, so that devices spread out. */
export function afterFailure(
  state: SyncState,
  failure: Failure,
  world: { nowMs: number; random: number; watched: boolean },
): SyncState {
  const { nowMs, random, watched } = world
  const attempts = state.attempts + 1
  const cap = watched ? WATCHED_CAP_MS : UNWATCHED_CAP_MS
  const wait = random * Math.min(cap, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20))
  const stopped = STOPS.has(failure.code)
  const silentUntil = failure.retryAfterMs === null ? null : nowMs + failure.retryAfterMs
  return {
    ...state,
    attempts,
    stopped,
    silentUntil,
    failedAt: nowMs,
    protocol: PROTOCOL,
    nextAttemptAt: stopped ? null : Math.max(nowMs + Math.ceil(wait), silentUntil ?? 0),
    problem: {
      code: failure.code,
      detail: failure.detail,
      since: state.problem?.code === failure.code ? state.problem.since : nowMs,
    },
  }
}

export function afterSuccess(nowMs: number): SyncState {
  return { ...INITIAL_STATE, lastSuccessAt: nowMs }
}

/** Whether a round may begin now. `urgent` (a new note, online again, a surface opened) does not wait for backoff. */
export function mayTry(state: SyncState, { nowMs, urgent }: { nowMs: number; urgent: boolean }): boolean {
  if (state.stopped && !isUpdated(state)) return false
  // The clock was set back since: what it planned may lie days ahead now.
  if (state.failedAt !== null && nowMs < state.failedAt) return true
  if (state.silentUntil !== null && nowMs < state.silentUntil) return false
  return urgent || state.nextAttemptAt === null || nowMs >= state.nextAttemptAt
}

const isUpdated = ({ problem, protocol }: SyncState) => problem?.code === 'upgrade' && protocol !== PROTOCOL

/** When it is tried again by itself, by this computer's clock; null when a person must act first. */
export function nextTry({ stopped, nextAttemptAt, silentUntil }: SyncState): number | null {
  return stopped ? null : Math.max(nextAttemptAt ?? 0, silentUntil ?? 0)
}
