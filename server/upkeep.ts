import type { Logger } from 'pino'
import type { Db } from './db/connect'
import { inWorkspace } from './db/in-workspace'
import { makeDueExports } from './export/weekly'
import { dropPassing } from './people/drop-passing'
import { listWorkspaces, type Workspace } from './people/workspaces'
import { dropUnnamedAttachments, type PicturePlace, sweepFiles } from './store/attachments'
import { eraseAll } from './store/erase-all'
import { dropOldFiles } from './store/kept-files'
import { PicturesAwayError } from './store/picture-files'
import { expired } from './sync/erase'

const EVERY_MS = 3_600_000
/** A picture comes after its note, so one without a note for so long has lost it. */
const DAY_MS = 86_400_000

interface UpkeepParts {
  db: Db
  log: Logger
  pictures: PicturePlace
  now(): number
  /** Where people reach the endpoint, for links in files. */
  baseUrl: string
}

/**
 * What the endpoint does by itself, at its start and every hour: of records that were withdrawn long ago only the ids
 * stay, pictures that no note names go, and on Mondays the weekly exports are made. Any number of processes may do so beside each other. Returns how to stop
 * it, which waits for what is going on.
 */
export function startUpkeep({ db, log, pictures: { files }, now, baseUrl }: UpkeepParts): () => Promise<void> {
  const stopping = new AbortController()
  const tellAway = (error: unknown) => {
    if (!(error instanceof PicturesAwayError)) throw error
    log.error({ path: error.path, message: error.message }, 'pictures away')
  }
  const weekly = async (workspace: Workspace) => {
    const at = new Date(now())
    await inWorkspace(db, workspace.id, (tx) => dropOldFiles(tx, workspace.id, at))
    // One that cannot be made keeps nothing else from being done; it is tried again.
    await makeDueExports(db, workspace, { now: at, baseUrl }).catch((error: unknown) =>
      log.error({ type: error instanceof Error ? error.name : 'unknown' }, 'weekly export failed'),
    )
  }
  const look = async () => {
    try {
      await dropPassing(db, now())
      for (const workspace of await listWorkspaces(db)) {
        const { id } = workspace
        const before = new Date(now() - DAY_MS).toISOString()
        await inWorkspace(db, id, (tx) => dropUnnamedAttachments(tx, id, before))
        await weekly(workspace)
        const erased = await eraseAll(db, id, { scope: expired(now()), now: now(), signal: stopping.signal })
        if (Object.keys(erased).length > 0) log.info({ workspace: id, erased }, 'expired')
        // Of other workspaces' folders that says nothing, and of the database neither.
        if (files) await sweepFiles(db, id, files).catch(tellAway)
      }
    } catch (error) {
      // The database may be away for a while; the next look finds the same.
      if (!stopping.signal.aborted)
        log.error({ type: error instanceof Error ? error.name : 'unknown' }, 'upkeep failed')
    }
  }
  let running = look()
  const timer = setInterval(() => {
    running = running.then(look)
  }, EVERY_MS)
  return async () => {
    stopping.abort()
    clearInterval(timer)
    await running
  }
}
