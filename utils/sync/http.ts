import { problem } from '../model/problem'
import type { Access, SyncWorld } from './ports'
import type { Failure, SyncProblemCode } from './state'

const TIMEOUT_MS = 30_000
/** A wrong header, or a clock that is off, must not keep notes here for longer. */
const LONGEST_SILENCE_MS = 86_400_000

/** `json` of a refusal is undefined where no JSON came back. */
export type Answer = { ok: true; json: unknown } | { ok: false; status: number; json: unknown; failure: Failure }

interface Call {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  body?: { bytes: ArrayBuffer; headers: Record<string, string> }
}

/**
 * One request to the endpoint. Whatever comes back, or does not, has a name; 204 is `null`. A browser that is not let in
 * yet has no token.
 */
export async function call(
  world: Pick<SyncWorld, 'fetch' | 'now' | 'timeout'>,
  { url, token }: Pick<Access, 'url'> & Partial<Access>,
  { method, path, body }: Call,
): Promise<Answer> {
  const headers = { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...body?.headers }
  let response: Response
  let text: string
  try {
    // What a network's sign-in page answers may be kept, and would be the browser's answer for long after.
    const how = { credentials: 'omit', cache: 'no-store' } as const
    const init: RequestInit = { method, headers, signal: world.timeout(TIMEOUT_MS), ...how }
    response = await world.fetch(url + path, { ...init, ...(body && { body: body.bytes }) })
    text = await response.text()
  } catch {
    // fetch says nothing about the cause: no network, no host, no certificate, no CORS, an answer cut in the middle.
    return failed(0, 'unreachable')
  }
  if (response.status === 204) return { ok: true, json: null }
  const json = parseJson(text)
  if (response.ok) return json === undefined ? failed(response.status, 'not_endpoint') : { ok: true, json }
  return refusal(response, json, world.now())
}

function refusal({ status, headers }: Response, json: unknown, nowMs: number): Answer {
  const told = problem.safeParse(json)
  const detail = told.success ? (told.data.detail ?? told.data.title) : null
  const retryAfterMs = retryAfter(headers.get('retry-after'), nowMs)
  const code = codeOf(status, told.success ? told.data.code : null)
  return { ok: false, status, json, failure: { code, detail, retryAfterMs } }
}

function codeOf(status: number, code: string | null): SyncProblemCode {
  if (status === 429) return 'busy'
  if (status >= 500) return 'server_error'
  // A proxy or web page may answer 401 too: without a problem document it is not the endpoint's word.
  if (code === null) return 'not_endpoint'
  if (status === 401) return code === 'revoked' ? 'revoked' : 'unknown_token'
  if (status === 403) return 'role'
  // An older endpoint is updated by somebody else, some day: until then it is asked again.
  if (status === 426) return code === 'protocol_ahead' ? 'endpoint_old' : 'upgrade'
  return status === 404 ? 'not_endpoint' : 'server_error'
}

/** `Retry-After` in milliseconds from now, a day at most: it holds seconds or a date (RFC 9110 § 10.2.3). */
export function retryAfter(header: string | null, nowMs: number): number | null {
  if (header === null) return null
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - nowMs
  return Number.isNaN(wait) ? null : Math.min(LONGEST_SILENCE_MS, Math.max(0, wait))
}

function failed(status: number, code: SyncProblemCode): Answer {
  return { ok: false, status, json: undefined, failure: { code, detail: null, retryAfterMs: null } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
