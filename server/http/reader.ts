import { inWorkspace } from '@/server/db/in-workspace'
import type { WorkspaceTx } from '@/server/db/schema'
import type { Decision } from '@/server/store/curation'
import type { Reader } from '@/server/store/objection-filter'
import { onlyMember } from './access'
import { type AppContext, dbOf } from './context'
import { HttpError } from './http-error'

/** Reads with the eyes of whoever asks, in a transaction of their workspace. */
export function reading<T>(c: AppContext, query: (tx: WorkspaceTx, reader: Reader) => Promise<T>): Promise<T> {
  const { principal } = c.var
  const { workspaceId, workspace } = principal
  const reader: Reader = { workspaceId, timeZone: workspace.timeZone, onlyMember: onlyMember(principal) }
  return inWorkspace(dbOf(c), workspaceId, (tx) => query(tx, reader))
}

/** Writes what whoever asks has decided, then reads with their eyes, in one transaction. */
export function deciding<T>(
  c: AppContext,
  write: (tx: WorkspaceTx, decision: Decision, reader: Reader) => Promise<T>,
): Promise<T> {
  const { workspaceId, memberId } = c.var.principal
  const decision = { workspaceId, by: memberId, now: new Date(c.var.services.now()) }
  return reading(c, (tx, reader) => write(tx, decision, reader))
}

/** The record, or the answer that it is not there: the same for one that never was and one that is not theirs to see. */
export function found<T>(record: T | undefined, what: string): T {
  if (record !== undefined) return record
  throw new HttpError(`There is no such ${what} in this workspace. It may have been deleted: go back and reload.`, {
    status: 404,
    code: 'not_found',
  })
}
