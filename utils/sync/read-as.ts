import type { Answer } from './http'
import type { Failure } from './state'

interface Schema<T> {
  safeParse(json: unknown): { success: true; data: T } | { success: false }
}

type Read<T> = { ok: true; value: T } | { ok: false; failure: Failure }

/** A web page or a captive portal answers 200 too: only what fits the protocol counts as an answer. */
export function readAs<T>(schema: Schema<T>, answer: Answer): Read<T> {
  if (!answer.ok) return answer
  const read = schema.safeParse(answer.json)
  if (read.success) return { ok: true, value: read.data }
  return { ok: false, failure: { code: 'not_endpoint', detail: null, retryAfterMs: null } }
}
