import type { Db } from '@/server/db/connect'
import type { WorkspaceTx } from '@/server/db/schema'
import type { Reader } from '@/server/store/objection-filter'
import type { ExportState } from '@/utils/model/export'
import { exportFile } from './export-file'
import type { ExportOrder } from './order'
import { endRun, noteProgress, type Run } from './runs'

const BEAT_MS = 1_000

export interface Running {
  db: Db
  run: Run
  order: ExportOrder
  /** Opens the transaction that the file is read in. */
  read: <T>(work: (tx: WorkspaceTx, reader: Reader) => Promise<T>) => Promise<T>
  /** Takes a piece once there is room for it; false when nobody reads any more. */
  write: (piece: Uint8Array | string) => Promise<boolean>
  /** Ends a reader who waits for more, when somebody else has cancelled. */
  cutOff?: () => void
}

/** Writes a file that has been begun, tells how far it is while it is written, and how it ended. */
export async function runExport({ db, run, order, read, write, cutOff }: Running): Promise<ExportState> {
  const rows: { written: number; total: number | null } = { written: 0, total: null }
  const cancelled = new AbortController()
  const stopTelling = tellAgainAndAgain(async () => {
    if (await noteProgress(db, run, rows)) return
    cancelled.abort()
    cutOff?.()
  })
  let state: ExportState = 'failed'
  try {
    const onRows = (now: { written: number; total: number }) => void Object.assign(rows, now)
    state = await read(async (tx, reader) => {
      for await (const piece of exportFile(tx, reader, { ...order, onRows }))
        if (cancelled.signal.aborted || !(await write(piece))) return 'cancelled'
      return 'finished'
    })
  } finally {
    await stopTelling()
    state = await endRun(db, run, { state, ...rows })
  }
  return state
}

/**
 * Beside the writing, which holds a connection and must not wait for another: ten exports at once would wait for each
 * other for good. What cannot be told now is told with the next beat.
 */
function tellAgainAndAgain(tell: () => Promise<void>): () => Promise<void> {
  let telling: Promise<void> | undefined
  const timer = setInterval(() => {
    telling ??= tell()
      .catch(() => undefined)
      .finally(() => {
        telling = undefined
      })
  }, BEAT_MS)
  return async () => {
    clearInterval(timer)
    await telling
  }
}
