import type { Sha256 } from '../model/ids'
import { sha256Of } from '../model/picture'
import { attachmentAnswer } from '../model/sync-protocol'
import { call } from './http'
import type { Access, SyncStore, SyncWorld } from './ports'
import { readAs } from './read-as'
import type { Failure } from './state'

/** Damaged on this computer's disk: the endpoint would refuse it for ever. */
const DAMAGED = 'SHA-256'

/** Too large, not of a kind that is kept, no room left: trying again would not help. */
const REFUSALS: readonly number[] = [413, 415, 507]

interface Parts {
  store: SyncStore
  world: SyncWorld
  access: Access
}

/** Sends the pictures whose notes have arrived, each whole; what stops it is answered, and the rest goes next time. */
export async function sendPictures({ store, world, access }: Parts): Promise<Failure | null> {
  for (;;) {
    const picture = await store.nextPicture()
    if (!picture) return null
    const { sha256, type, bytes } = picture
    if ((await sha256Of(bytes)) !== sha256) {
      await store.settlePicture(sha256, DAMAGED)
      continue
    }
    const body = { bytes: bytes.buffer, headers: { 'content-type': type } }
    const answer = await call(world, access, { method: 'PUT', path: `/api/attachments/${sha256}`, body })
    if (!answer.ok && REFUSALS.includes(answer.status)) {
      await store.settlePicture(sha256, answer.failure.detail ?? `HTTP ${answer.status}`)
      continue
    }
    const kept = readAs(attachmentAnswer, answer)
    if (!kept.ok) return kept.failure
    // What stands there must be what was sent: the endpoint has counted and hashed it.
    if (kept.value.sha256 !== sha256 || kept.value.size !== bytes.byteLength)
      return { code: 'not_endpoint', detail: null, retryAfterMs: null }
    await store.settlePicture(sha256, null)
  }
}

/** A picture that another browser of this member has sent; null when it cannot be had, or is not what its name says. */
export async function fetchPicture(
  world: Pick<SyncWorld, 'fetch' | 'timeout'>,
  { url, token }: Access,
  sha256: Sha256,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await world.fetch(`${url}/api/attachments/${sha256}`, {
      ...{ method: 'GET', headers, credentials: 'omit', signal: world.timeout(30_000) },
    })
    const bytes = answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
    return bytes && (await sha256Of(bytes)) === sha256 ? bytes : null
  } catch {
    // Offline, or cut in the middle: it is asked for again when the note is opened again.
    return null
  }
}
