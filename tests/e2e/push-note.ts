import { deviceId, newId, objectionId } from '@/utils/model/ids'
import { PROTOCOL, pushAnswer } from '@/utils/model/sync-protocol'
import type { SampleServer } from './sample-server'

/** Sends one note as an engineer's extension would. */
export async function pushNote(
  { url, deviceToken }: SampleServer,
  note: { text: string; screenshot?: string },
): Promise<void> {
  const now = new Date()
  const fields = {
    kind: 'objection',
    ...note,
    severity: 'blocker',
    category: 'capability',
    raisedAt: now.toISOString(),
    createdAt: now.toISOString(),
    source: 'live',
  }
  const mutation = { entity: 'objection', entityId: newId(objectionId), fields, stamp: [now.getTime(), 0] }
  const response = await fetch(`${url}/api/sync/push`, {
    method: 'POST',
    headers: { authorization: `Bearer ${deviceToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ protocol: PROTOCOL, deviceId: newId(deviceId), mutations: [mutation] }),
  })
  const answer = pushAnswer.parse(await response.json())
  if (answer.applied !== 1) throw new Error(`The note was refused: ${JSON.stringify(answer.rejected)}`)
}
