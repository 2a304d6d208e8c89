import type { Logger } from 'pino'
import type { Db } from './db/connect'
import { inWorkspace } from './db/in-workspace'
import { dropPassing } from './people/drop-passing'
import { dropUnnamedAttachments, type PicturePlace, sweepFiles } from './store/attachments'
import { eraseAll } from './store/erase-all'
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
}

/**
 * What the endpoint does by itself, at its start and every hour: of records that were withdrawn long ago only the ids
 * stay, and pictures that no note names go. Any number of processes may do so beside each other. Returns how to stop
 * it, which waits for what is going on.
 */
export function startUpkeep({ db, log, pictures: { files }, now }: UpkeepParts): () => Promise<void> {
  const stopping = new AbortController()
  const tellAway = (error: unknown) => {
    if (!(error instanceof PicturesAwayError)) throw error
    log.error({ path: error.path, message: error.message }, 'pictures away')
  }
  const look = async () => {
    try {
      await dropPassing(db, now())
      for (const { id } of await db.selectFrom('workspace').select('id').execute()) {
        const before = new Date(now() - DAY_MS).toISOString()
        await inWorkspace(db, id, (tx) => dropUnnamedAttachments(tx, id, before))
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
