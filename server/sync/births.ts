import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import type { EntityName } from '@/utils/model/records'
import type { StoredRow } from './sync-store'

const UNKNOWN = { severity: 'unknown', category: 'unknown', speaker: 'unknown', handled: 'unknown' }

/** What a record is before any mutation has said anything: unknown, never guessed. */
const BLANK: Record<EntityName, Record<string, unknown>> = {
  objection: {
    ...{ memberId: null, demoId: null, dealId: null, kind: 'objection', text: '', quote: null, ...UNKNOWN },
    ...{ area: null, competitor: null, themeId: null, themeBy: null, page: null, step: null, atMs: null },
    ...{ screenshot: null, source: 'live', externalId: null },
  },
  demo: {
    ...{ memberId: null, dealId: null, account: null, crmUrl: null, shareMode: 'none', steps: [], room: [] },
    ...{ endedAt: null, debriefedAt: null },
  },
  account: { externalId: null, name: '', segment: null },
  deal: {
    ...{ externalId: null, name: '', accountId: null, segment: null, owner: null, amount: null, currency: null },
    ...{ outcome: 'unknown', stage: null, openedAt: null, closedAt: null, competitors: [], lostTo: null },
    ...{ primaryNeed: null, crmUrl: null },
  },
  theme: {
    ...{ title: '', kind: 'unknown', status: 'new', statusReason: null, workItemUrl: null, answer: null },
    ...{ answerAt: null, shippedAt: null, shippedVersion: null, statusAt: null, wordings: [] },
  },
}

/** When something happened, for want of better the time of the first mutation that arrived. */
const BORN_AT: Partial<Record<EntityName, string>> = { objection: 'raisedAt', demo: 'startedAt' }

export interface Birth {
  entity: EntityName
  id: string
  workspaceId: WorkspaceId
  memberId: MemberId | null
  ms: number
}

/**
 * A record before its first merge. None of its values has a stamp, so a mutation that arrives late still sets
 * every field it names: an edit may come before the mutation that made the record.
 */
export function bear({ entity, id, workspaceId, memberId, ms }: Birth): StoredRow {
  const at = new Date(ms).toISOString()
  const fields: Record<string, unknown> = { ...BLANK[entity], id, workspaceId, createdAt: at, deletedAt: null }
  if ('memberId' in fields) fields.memberId = memberId
  const bornAt = BORN_AT[entity]
  if (bornAt !== undefined) fields[bornAt] = at
  return { id, fields, stamps: {}, seq: 0, lastDevice: '', otherSeq: 0 }
}
