import { gunzipSync } from 'node:zlib'
import { merge, type Versioned } from '@/utils/model/merge'
import type { FieldStamp } from '@/utils/model/stamp'
import { mutation, mutationsOf, type PullRow, type PushAnswer, pushRequest } from '@/utils/model/sync-protocol'
import type { SyncWorld } from '@/utils/sync/ports'

const FRAMES = {
  404: 'not_found',
  401: 'unknown_token',
  403: 'role',
  426: 'protocol',
  500: 'internal',
  503: 'pictures_away',
  429: 'busy',
  413: 'too_large',
}

/**
 * Speaks the protocol in one process, so that what the network does can be told by a test to the letter. What the
 * real endpoint does is tested against the real endpoint (tests/integration).
 */
export class EndpointStub {
  readonly rows = new Map<string, Versioned>()
  readonly pulled: PullRow[] = []
  /** Requests as they arrived: `POST /api/sync/push` and the like. */
  readonly log: string[] = []
  /** What happens to the next requests instead of an answer, first come first served. */
  readonly troubles: Trouble[] = []
  readonly refuse = new Set<string>()
  maxMutations = 2_500
  readonly #seen = new Set<string>()

  readonly fetch: SyncWorld['fetch'] = async (url, init) => {
    const path = url.replace(/^https?:\/\/[^/]+/, '')
    this.log.push(`${init.method} ${path.split('?')[0]}`)
    const trouble = this.troubles.shift()
    if (trouble === 'unreachable') throw new TypeError('Failed to fetch')
    if (typeof trouble === 'object') return trouble.response()
    const answer = path.startsWith('/api/sync/push') ? this.#push(init) : this.#pull()
    if (trouble === 'lose the answer') throw new TypeError('Failed to fetch')
    return answer
  }

  text(id: string): unknown {
    return this.rows.get(id)?.fields.text
  }

  #push({ body }: RequestInit): Response {
    const request = pushRequest.parse(JSON.parse(gunzipSync(body as ArrayBuffer).toString()))
    const mutations = mutationsOf(request)
    if (mutations.length > this.maxMutations) return refusal(413).response()
    const answer: PushAnswer = { applied: 0, duplicates: 0, rejected: [] }
    for (const [index, sent] of mutations.entries()) {
      const { entityId, fields, stamp } = mutation.parse(sent)
      const text = String(fields.text ?? '')
      if (this.refuse.has(text)) answer.rejected.push({ index, code: 'invalid', message: 'Refused.' })
      else if (this.#seen.has(`${request.deviceId} ${stamp}`)) answer.duplicates++
      else {
        const fieldStamp: FieldStamp = [...stamp, request.deviceId]
        const stamps = Object.fromEntries(Object.keys(fields).map((field) => [field, fieldStamp]))
        this.rows.set(entityId, merge(this.rows.get(entityId), { fields, stamps }).row)
        this.#seen.add(`${request.deviceId} ${stamp}`)
        answer.applied++
      }
    }
    return Response.json(answer)
  }

  #pull(): Response {
    const rows = this.pulled.splice(0, 2)
    return Response.json({ rows, cursor: String(this.log.length), more: this.pulled.length > 0 })
  }
}

export type Trouble = 'unreachable' | 'lose the answer' | { response(): Response }

/** A refusal as the endpoint words it: a problem document. */
export function refusal(
  status: keyof typeof FRAMES,
  headers: Record<string, string> = {},
  code = FRAMES[status],
): Exclude<Trouble, string> {
  const problem = { type: 'about:blank', title: code, status, code, detail: `Because ${code}.` }
  return { response: () => Response.json(problem, { status, headers }) }
}

export const page = (status = 200): Exclude<Trouble, string> => ({
  response: () => new Response('<!doctype html><title>Sign in to the network</title>', { status }),
})
