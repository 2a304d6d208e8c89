import { storage } from 'wxt/utils/storage'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import type { HelloAnswer } from '@/utils/model/sync-protocol'
import { type Author, NOBODY } from '@/utils/store/rows'
import type { Access } from '@/utils/sync/ports'
import { Kept } from './kept'

/** The endpoint this browser is paired with. Only the background reads it: the token never leaves it. */
export interface Account extends Access {
  workspaceId: WorkspaceId
  memberId: MemberId
  workspace: string
  member: string
}

export const keptAccount = new Kept(storage.defineItem<Account | null>('local:account', { fallback: null, version: 1 }))

export function accountOf(url: string, token: string, hello: HelloAnswer): Account {
  const { workspaceId, memberId, workspace, member } = hello
  return { url, token, workspaceId, memberId, workspace, member }
}

export function authorOf(account: Account | null): Author {
  return account ? { workspaceId: account.workspaceId, memberId: account.memberId } : NOBODY
}
