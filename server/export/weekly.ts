import { v7 } from 'uuid'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import type { Workspace } from '@/server/people/workspaces'
import { dropFile, keepPart, keepUntil, PART_BYTES } from '@/server/store/kept-files'
import type { Role } from '@/utils/model/words'
import { runExport } from './run-export'
import { beginRun } from './runs'
import { claimDue, type DueSchedule, doneFor, stopSchedule } from './schedules'

const KEPT_MS = 30 * 86_400_000
/** Whose exports may name customers; a schedule ends with its maker's role. */
const MAKERS: readonly Role[] = ['manager', 'admin']

interface Due {
  now: Date
  /** Where people reach the endpoint, for the link in the file. */
  baseUrl: string
}

/** Makes this week's files of a workspace that are not there yet; answers how many. */
export async function makeDueExports(
  db: Db,
  workspace: Pick<Workspace, 'id' | 'name' | 'currency' | 'timeZone'>,
  due: Due,
): Promise<number> {
  const scope = { workspaceId: workspace.id, timeZone: workspace.timeZone }
  const claimed = await inWorkspace(db, workspace.id, (tx) => claimDue(tx, scope, due.now))
  for (const schedule of claimed) await make(db, workspace, schedule, due)
  return claimed.length
}

async function make(
  db: Db,
  { id: workspaceId, name, currency, timeZone }: Parameters<typeof makeDueExports>[1],
  { id, memberId, filter, wish }: DueSchedule,
  { now, baseUrl }: Due,
): Promise<void> {
  const actor = { workspaceId, memberId }
  const maker = await inWorkspace(db, workspaceId, (tx) =>
    tx
      .selectFrom('member')
      .select(['name', 'email', 'roles', 'removedAt'])
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow(),
  )
  if (maker.removedAt !== null || !maker.roles.some((role) => MAKERS.includes(role))) {
    await inWorkspace(db, workspaceId, (tx) => stopSchedule(tx, { workspaceId, memberId: null }, id))
    return
  }
  const run = { actor, id: v7() }
  const file = { workspaceId, exportId: run.id }
  await beginRun(db, run, { filter, wish })
  const parts = partWriter((part, bytes) => inWorkspace(db, workspaceId, (tx) => keepPart(tx, file, { part, bytes })))
  const state = await runExport({
    ...{ db, run, write: parts.write },
    order: { filter, wish, workspace: { name, currency }, by: `${maker.name} <${maker.email}>`, now, baseUrl },
    read: (work) => inWorkspace(db, workspaceId, (tx) => work(tx, { workspaceId, timeZone, onlyMember: null })),
  })
  await parts.end()
  await inWorkspace(db, workspaceId, async (tx) => {
    // Stopped by somebody, or because a customer was erased meanwhile: the next look but one makes it again.
    if (state !== 'finished') return dropFile(tx, file)
    await keepUntil(tx, file, new Date(now.getTime() + KEPT_MS))
    await doneFor(tx, { workspaceId, timeZone }, { id, now })
  })
}

/** Gathers pieces of any size into parts of one. */
function partWriter(keep: (part: number, bytes: Buffer) => Promise<void>) {
  let [part, pieces, size]: [number, Buffer[], number] = [0, [], 0]
  const end = async () => {
    if (size > 0) await keep(part++, Buffer.concat(pieces))
    ;[pieces, size] = [[], 0]
  }
  const write = async (piece: Uint8Array | string) => {
    const bytes = Buffer.from(piece)
    pieces.push(bytes)
    size += bytes.length
    if (size >= PART_BYTES) await end()
    return true
  }
  return { write, end }
}
