import type { WorkspaceTx } from '@/server/db/schema'
import type { Reader } from './objection-filter'

/** Demos as their records; deleted ones never. */
export function demoRecords(tx: WorkspaceTx, { workspaceId }: Pick<Reader, 'workspaceId'>) {
  return tx
    .selectFrom('demo')
    .select(['id', 'workspaceId', 'memberId', 'dealId', 'account', 'crmUrl', 'shareMode', 'steps', 'room'])
    .select(['startedAt', 'endedAt', 'debriefedAt', 'createdAt', 'deletedAt'])
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
}
