import { GRANT_TYPE, pairingStart, tokenAnswer, tokenRefusal } from '../model/pairing'
import { type ConnectionFault, endpointAddress } from './hello'
import { call } from './http'
import type { SyncWorld } from './ports'

// A browser's side of the device authorization grant (RFC 8628): it shows a code, a member confirms that in the
// dashboard, and meanwhile it asks for its token again and again.

/** Why a pairing came to nothing: the member's answer, its time, or the connection. */
export type PairingEnd = 'denied' | 'expired' | ConnectionFault

export interface Fault {
  code: ConnectionFault
  detail: string | null
}

/** A code that nobody has answered yet, or one that was and whose token is still to be tried. */
export interface WaitingPairing {
  standing: 'waiting'
  url: string
  deviceCode: string
  userCode: string
  /** The dashboard's page that asks the member; it knows the code. */
  page: string
  expiresAt: number
  intervalMs: number
  nextAskAt: number
  /** It is given once: it is kept until the endpoint has been reached with it. */
  token: string | null
  /** Why the endpoint could not be asked the last time. */
  fault: Fault | null
}

export interface EndedPairing {
  standing: 'ended'
  code: PairingEnd
  detail: string | null
}

type World = Pick<SyncWorld, 'fetch' | 'now' | 'timeout'>

/** Asks the endpoint at an address, as somebody typed it, for a code. */
export async function startPairing(
  world: World,
  { url: typed, device }: { url: string; device: string },
): Promise<WaitingPairing | EndedPairing> {
  const url = endpointAddress(typed)
  if (url === null) return ended('address_malformed')
  const body = { bytes: encode(JSON.stringify({ device })), headers: { 'content-type': 'application/json' } }
  const answer = await call(world, { url }, { method: 'POST', path: '/api/pairing', body })
  if (!answer.ok) {
    const { code, detail } = answer.failure
    // A problem document that there is no such route: an endpoint from before pairing.
    return ended(answer.status === 404 && detail !== null ? 'endpoint_old' : code, detail)
  }
  const started = pairingStart.safeParse(answer.json)
  if (!started.success || !isWebPage(started.data.verification_uri_complete)) return ended('not_endpoint')
  const { device_code, user_code, verification_uri_complete, expires_in, interval } = started.data
  const now = world.now()
  return {
    ...{ standing: 'waiting', url, deviceCode: device_code, userCode: user_code, page: verification_uri_complete },
    ...{ expiresAt: now + expires_in * 1_000, intervalMs: interval * 1_000, nextAskAt: now + interval * 1_000 },
    ...{ token: null, fault: null },
  }
}

/** Asks whether the member has answered. What it comes to is the pairing as it is from now on. */
export async function askForToken(world: World, waiting: WaitingPairing): Promise<WaitingPairing | EndedPairing> {
  const { url, deviceCode, intervalMs } = waiting
  if (world.now() >= waiting.expiresAt) return ended('expired')
  const form = new URLSearchParams({ grant_type: GRANT_TYPE, device_code: deviceCode })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = { bytes: encode(form.toString()), headers }
  const answer = await call(world, { url }, { method: 'POST', path: '/api/pairing/token', body })
  const now = world.now()
  if (answer.ok) {
    const given = tokenAnswer.safeParse(answer.json)
    if (!given.success) return afterFault(waiting, NOT_ENDPOINT, now)
    return { ...askedAgain(waiting, intervalMs, now), token: given.data.access_token }
  }
  const refused = tokenRefusal.safeParse(answer.json)
  if (!refused.success) return afterFault(waiting, answer.failure, now)
  switch (refused.data.error) {
    case 'authorization_pending':
      return askedAgain(waiting, intervalMs, now)
    case 'slow_down':
      return askedAgain(waiting, intervalMs + SLOWER_MS, now)
    case 'access_denied':
      return ended('denied')
    // A code that is not known any more: its token was given, and that answer was lost.
    case 'invalid_grant':
    case 'expired_token':
      return ended('expired')
  }
}

/** What a fault of the connection does to a pairing: some pass by themselves, others need a person. */
export function afterFault(
  waiting: WaitingPairing,
  { code, detail, retryAfterMs = null }: Fault & { retryAfterMs?: number | null },
  now: number,
): WaitingPairing | EndedPairing {
  if (!PASSING.has(code)) return ended(code, detail)
  const slower = Math.max(waiting.intervalMs, Math.min(waiting.intervalMs * 2, SLOWEST_MS))
  return { ...askedAgain(waiting, slower, now + (retryAfterMs ?? 0)), fault: { code, detail } }
}

function askedAgain(waiting: WaitingPairing, intervalMs: number, from: number): WaitingPairing {
  return { ...waiting, intervalMs, nextAskAt: from + intervalMs, fault: null }
}

/** RFC 8628, 3.5. */
const SLOWER_MS = 5_000
/** The same section asks for longer waits after a fault; somebody sits in front of this one. */
const SLOWEST_MS = 15_000
const NOT_ENDPOINT: Fault = { code: 'not_endpoint', detail: null }
const PASSING: ReadonlySet<ConnectionFault> = new Set([
  'offline',
  'unreachable',
  'not_endpoint',
  'busy',
  'server_error',
])

function ended(code: PairingEnd, detail: string | null = null): EndedPairing {
  return { standing: 'ended', code, detail }
}

/** What a page of ours leads to comes from the endpoint: never to a script. */
const isWebPage = (url: string) => /^https?:\/\//i.test(url)

const encode = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer
