import type { WorkspaceTx } from '@/server/db/schema'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import type { Me } from '@/utils/model/views'
import type { Role, SignInMeans } from '@/utils/model/words'

/** Who asks: a member, and how they proved it. */
export interface Principal {
  workspaceId: WorkspaceId
  memberId: MemberId
  name: string
  email: string
  roles: Role[]
  workspace: Me['workspace']
  personId: string
  /** The token, for one who came by it, and what its browser said last that it has not sent. */
  device: { id: string; waiting: number | null } | null
  /** The dashboard's session, for one who came by that. */
  session: { id: string; means: SignInMeans | null; since: Date } | null
}

type Way = Partial<Pick<Principal, 'device' | 'session'>>

/** A member with the workspace, for `toPrincipal`. */
export function memberInWorkspace(tx: WorkspaceTx) {
  return tx
    .selectFrom('member as m')
    .innerJoin('workspace as w', 'w.id', 'm.workspaceId')
    .select(['m.workspaceId', 'm.id as memberId', 'm.personId', 'm.name', 'm.email', 'm.roles', 'm.removedAt'])
    .select(['w.slug', 'w.name as workspace', 'w.timeZone', 'w.currency', 'w.sample'])
}

interface PrincipalRow extends Omit<Principal, 'workspace' | keyof Way>, Omit<Me['workspace'], 'id' | 'name'> {
  workspace: string
}

export function toPrincipal(row: PrincipalRow, { device = null, session = null }: Way): Principal {
  const { workspaceId, memberId, personId, name, email, roles, workspace, slug, timeZone, currency, sample } = row
  return {
    ...{ workspaceId, memberId, personId, name, email, roles, device, session },
    workspace: { id: workspaceId, slug, name: workspace, timeZone, currency, sample },
  }
}
