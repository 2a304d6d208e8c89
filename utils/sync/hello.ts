import { type HelloAnswer, helloAnswer, PROTOCOL } from '../model/sync-protocol'
import { call } from './http'
import type { Access, SyncWorld } from './ports'
import type { SyncProblemCode } from './state'

/** What can be wrong with an address and a token; each has a text under `connection.<code>`. */
export type ConnectionFault = SyncProblemCode | 'address_malformed' | 'token_malformed' | 'protocol'

export type ConnectionTest =
  | { ok: true; url: string; hello: HelloAnswer }
  | { ok: false; code: ConnectionFault; detail: string | null }

/** Asks the endpoint who it is and who the token is. */
export async function testConnection(
  world: Pick<SyncWorld, 'fetch' | 'now' | 'timeout'>,
  { url, token }: Access,
): Promise<ConnectionTest> {
  const address = endpointAddress(url)
  if (address === null) return { ok: false, code: 'address_malformed', detail: null }
  // Anything else in a header would make fetch itself throw.
  if (!/^[\x21-\x7e]+$/.test(token.trim())) return { ok: false, code: 'token_malformed', detail: null }
  const access = { url: address, token: token.trim() }
  const answer = await call(world, access, { method: 'GET', path: `/api/sync/hello?protocol=${PROTOCOL}` })
  if (!answer.ok) return { ok: false, code: answer.failure.code, detail: answer.failure.detail }
  const hello = helloAnswer.safeParse(answer.json)
  if (!hello.success) return { ok: false, code: 'not_endpoint', detail: null }
  if (hello.data.protocol !== PROTOCOL) return { ok: false, code: 'protocol', detail: String(hello.data.protocol) }
  return { ok: true, url: address, hello: hello.data }
}

/**
 * The endpoint's base address from what somebody pasted: a bare host, a page of the dashboard, a sign-in link.
 * Null when it is none.
 */
export function endpointAddress(typed: string): string | null {
  const text = typed.trim()
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `${isLocal(text) ? 'http' : 'https'}://${text}`
  if (text === '' || /\s/.test(text) || !URL.canParse(withScheme)) return null
  const { protocol, host, username } = new URL(withScheme)
  if ((protocol !== 'http:' && protocol !== 'https:') || host === '' || username !== '') return null
  return `${protocol}//${host}`
}

function isLocal(text: string): boolean {
  return /^(?:localhost|127\.|\[::1\]|10\.|192\.168\.|[\w-]+:\d+(?:\/|$))/i.test(text)
}
