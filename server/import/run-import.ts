import { inWorkspace } from '@/server/db/in-workspace'
import { type Actor, writeAudit } from '@/server/store/audit'
import { beginBatch, keepChanges, noteBatch } from '@/server/store/batches'
import { undoBatch } from '@/server/store/undo-batch'
import type { BatchState } from '@/utils/model/batch'
import { BadInputError } from '@/utils/model/errors'
import type { CsvTable } from './csv-file'
import { type DealImport, importDeals } from './import-deals'
import type { ImportTarget } from './import-target'
import { emptyReport, type ImportReport } from './report'

export interface ImportRun extends DealImport {
  /** Chosen by whoever imports, to ask how far it is and to undo it. */
  id: string
  fileName: string | null
}

/**
 * Imports a table of deals as a batch that can be undone. It is written part by part, so that the demos of the same
 * moment never wait for it; where it is stopped or breaks off, what it wrote is put back before this throws.
 */
export async function runImport(target: ImportTarget, table: CsvTable, run: ImportRun): Promise<ImportReport> {
  const batch = new Batch(target, run)
  try {
    const report = await importDeals(target, table, {
      ...run,
      onCounted: (rows) => batch.begin(rows),
      async onChunk(chunk) {
        batch.report = chunk.report
        await keepChanges(chunk.tx, batch.key, chunk.written)
        await noteBatch(chunk.tx, batch.key, { done: rowsOf(chunk.report) })
      },
    })
    await batch.end('finished')
    return report
  } catch (error) {
    await batch.putBack(run.signal?.aborted ? 'cancelled' : 'failed')
    throw error
  }
}

class Batch {
  readonly key: { workspaceId: ImportTarget['workspaceId']; id: string }
  report = emptyReport()
  #hasBegun = false

  constructor(
    private readonly target: ImportTarget,
    private readonly run: ImportRun,
  ) {
    this.key = { workspaceId: target.workspaceId, id: run.id }
  }

  async begin(total: number): Promise<void> {
    const { id, fileName } = this.run
    await inWorkspace(this.target.db, this.key.workspaceId, async (tx) => {
      if (!(await beginBatch(tx, this.#actor, { id, fileName, kind: 'deals' })))
        throw new BadInputError('An import with this id was begun already. Nothing was changed: choose another id.')
      await noteBatch(tx, this.key, { total })
    })
    this.#hasBegun = true
  }

  end(state: BatchState): Promise<void> {
    const { imported, updated, unchanged } = this.report
    const rejected = this.report.rejected.length + this.report.unlisted.rejected
    const warnings = this.report.warnings.length + this.report.unlisted.warnings
    return inWorkspace(this.target.db, this.key.workspaceId, async (tx) => {
      const counts = { imported, updated, unchanged, rejected, warnings }
      await noteBatch(tx, this.key, { state, counts, done: rowsOf(this.report) })
      const detail = { batch: this.key.id, state, imported, updated, unchanged, rejected }
      await writeAudit(tx, this.#actor, { action: 'deal_import', detail })
    })
  }

  async putBack(state: BatchState): Promise<void> {
    if (!this.#hasBegun) return
    const { db, now } = this.target
    await undoBatch({ db, actor: this.#actor, id: this.key.id, now: now().getTime() })
    await this.end(state)
  }

  get #actor(): Actor {
    return { workspaceId: this.target.workspaceId, memberId: this.target.by }
  }
}

function rowsOf({ imported, updated, unchanged, rejected, unlisted }: ImportReport): number {
  return imported + updated + unchanged + rejected.length + unlisted.rejected
}
