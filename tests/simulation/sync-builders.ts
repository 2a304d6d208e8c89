import {
  accountId,
  dealId,
  deviceId,
  type MemberId,
  memberId,
  newId,
  objectionId,
  themeId,
  workspaceId,
} from '@/utils/model/ids'
import type { EntityName } from '@/utils/model/records'
import type { Stamp } from '@/utils/model/stamp'
import type { Mutation } from '@/utils/model/sync-protocol'

/** 24 November 2026, noon: the present of every test that needs one. */
export const NOW = Date.UTC(2026, 10, 24, 12)

export function aSender() {
  return { workspaceId: newId(workspaceId), memberId: newId(memberId), deviceId: newId(deviceId) }
}

export const anId = {
  objection: () => newId(objectionId),
  deal: () => newId(dealId),
  theme: () => newId(themeId),
  account: () => newId(accountId),
  device: () => newId(deviceId),
  member: (): MemberId => newId(memberId),
}

interface Parts {
  entity?: EntityName
  entityId?: string
  fields?: Record<string, unknown>
  stamp?: Stamp
}

/** What a device sends when a note is saved. */
export function anObjectionMutation({
  entityId = anId.objection(),
  fields = {},
  stamp = [NOW, 0],
}: Parts = {}): Mutation {
  const at = new Date(stamp[0]).toISOString()
  return {
    entity: 'objection',
    entityId,
    stamp,
    fields: {
      ...{ demoId: null, dealId: null, kind: 'objection', text: 'no Windows registry support', quote: null },
      ...{ severity: 'blocker', category: 'capability', area: null, competitor: null, speaker: 'unknown' },
      ...{ handled: 'unknown', themeId: null, themeBy: null, page: null, step: null, atMs: null },
      ...{ raisedAt: at, source: 'live', createdAt: at, deletedAt: null },
      ...fields,
    },
  }
}

export function anEdit({
  entity = 'objection',
  entityId = anId.objection(),
  fields = {},
  stamp = [NOW, 1],
}: Parts): Mutation {
  return { entity, entityId, fields, stamp }
}

/** What an import writes. */
export function aDeal({ entityId = anId.deal(), fields = {} }: Parts = {}) {
  const at = new Date(NOW).toISOString()
  const made = { name: 'Acme renewal', outcome: 'open', competitors: [], createdAt: at, deletedAt: null }
  return { entity: 'deal' as const, entityId, fields: { ...made, ...fields } }
}

export function anAccount({ entityId = anId.account(), fields = {} }: Parts = {}) {
  const at = new Date(NOW).toISOString()
  return { entity: 'account' as const, entityId, fields: { name: 'Acme', segment: 'retail', createdAt: at, ...fields } }
}

export function aTheme({ entityId = anId.theme(), fields = {} }: Parts = {}) {
  const at = new Date(NOW).toISOString()
  const made = { title: 'Windows object support', kind: 'missing', status: 'new', createdAt: at, deletedAt: null }
  return { entity: 'theme' as const, entityId, fields: { ...made, ...fields } }
}
