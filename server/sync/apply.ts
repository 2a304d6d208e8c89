import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import { merge, type Overwritten, type Versioned } from '@/utils/model/merge'
import type { EntityName } from '@/utils/model/records'
import { type FieldStamp, SERVER_DEVICE, type Stamp, ZERO_STAMP } from '@/utils/model/stamp'
import { bear } from './births'
import type { HistoryRow, StoredRow, SyncStore } from './sync-store'

/** One change that has passed every check. */
export interface Change {
  entity: EntityName
  entityId: string
  fields: Record<string, unknown>
  stamp: Stamp
}

/** The records that a transaction works on, read once and written once. */
export class WorkingSet {
  readonly #rows = new Map<string, StoredRow>()
  readonly #dirty = new Map<string, { entity: EntityName; id: string }>()
  readonly history: HistoryRow[] = []
  /** Pictures that a note has named and names no longer, or that went with a withdrawn one. */
  readonly leftPictures = new Set<string>()

  constructor(
    private readonly store: SyncStore,
    private readonly workspaceId: WorkspaceId,
  ) {}

  async load(wanted: ReadonlyArray<{ entity: EntityName; entityId: string }>): Promise<void> {
    for (const [entity, ids] of groupIds(wanted)) {
      const missing = ids.filter((id) => !this.#rows.has(key(entity, id)))
      if (missing.length === 0) continue
      for (const row of await this.store.load(entity, missing)) this.#rows.set(key(entity, row.id), row)
    }
  }

  get(entity: EntityName, id: string): StoredRow | undefined {
    return this.#rows.get(key(entity, id))
  }

  /** Merges a change into its record, or into a new one of `memberId`; returns the fields that are new. */
  apply(change: Change, by: { device: string; memberId: MemberId | null }): string[] {
    const { entity, entityId, fields, stamp } = change
    const current =
      this.get(entity, entityId) ??
      bear({ entity, id: entityId, workspaceId: this.workspaceId, memberId: by.memberId, ms: stamp[0] })
    const fieldStamp: FieldStamp = [...stamp, by.device]
    const stamps = Object.fromEntries(Object.keys(fields).map((field) => [field, fieldStamp]))
    const { row, changed, overwritten } = merge(current, { fields, stamps })
    this.history.push(...[...overwritten, ...stoodAtBirth(current, row)].map((lost) => ({ ...lost, entity, entityId })))
    if (changed.length === 0 && this.get(entity, entityId)) return []
    const picture = current.fields.screenshot
    if (typeof picture === 'string' && (row.fields.screenshot !== picture || row.fields.deletedAt !== null))
      this.leftPictures.add(picture)
    this.put(entity, { ...current, ...row })
    return changed
  }

  put(entity: EntityName, row: StoredRow): void {
    this.#rows.set(key(entity, row.id), row)
    this.#dirty.set(key(entity, row.id), { entity, id: row.id })
  }

  /** Writes every changed record under a number of its own, from `firstSeq` on; returns how many there were. */
  async save(firstSeq: number, device: string): Promise<number> {
    const byEntity = new Map<EntityName, StoredRow[]>()
    let seq = firstSeq
    for (const { entity, id } of this.#dirty.values()) {
      const row = this.get(entity, id)
      if (!row) continue
      const rows = byEntity.get(entity) ?? []
      rows.push(renumber(row, { seq, device }))
      byEntity.set(entity, rows)
      seq++
    }
    for (const [entity, rows] of byEntity) await this.store.save(entity, rows)
    this.#dirty.clear()
    return seq - firstSeq
  }
}

/** When a withdrawal came, its history tells: also where no change had said before that the record stands. */
function stoodAtBirth(current: StoredRow, { fields }: Versioned): Overwritten[] {
  if (current.stamps.deletedAt || current.fields.deletedAt !== null || fields.deletedAt === null) return []
  return [{ field: 'deletedAt', old: null, stamp: [...ZERO_STAMP, SERVER_DEVICE] }]
}

/** What was the newest change becomes, where another device made it, the newest by any other. */
function renumber(row: StoredRow, { seq, device }: { seq: number; device: string }): StoredRow {
  const otherSeq = row.lastDevice === device ? row.otherSeq : row.seq
  return { ...row, seq, lastDevice: device, otherSeq }
}

function groupIds(wanted: ReadonlyArray<{ entity: EntityName; entityId: string }>): Map<EntityName, string[]> {
  const groups = new Map<EntityName, Set<string>>()
  for (const { entity, entityId } of wanted) groups.set(entity, (groups.get(entity) ?? new Set<string>()).add(entityId))
  return new Map([...groups].map(([entity, ids]) => [entity, [...ids]]))
}

const key = (entity: EntityName, id: string) => `${entity} ${id}`
