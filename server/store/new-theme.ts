import type { WorkspaceId } from '@/utils/model/ids'
import type { ThemeKind } from '@/utils/model/words'

/** The fields of a theme at birth. */
export function newThemeFields(workspaceId: WorkspaceId, title: string, kind: ThemeKind, now: Date) {
  return {
    workspaceId,
    title,
    kind,
    status: 'new',
    statusReason: null,
    workItemUrl: null,
    answer: null,
    answerAt: null,
    shippedAt: null,
    shippedVersion: null,
    createdAt: now.toISOString(),
    deletedAt: null,
  }
}
