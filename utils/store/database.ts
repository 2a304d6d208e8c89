import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie'
import type { DeviceDeal, DeviceTheme } from '../model/records'
import { WHOLE } from '../model/sync-protocol'
import type {
  AttachmentRow,
  DamagedRow,
  DraftRow,
  MetaValues,
  OutboxRow,
  RefusedRow,
  StoredDemo,
  StoredObjection,
} from './rows'

export type Database = Dexie & {
  objections: EntityTable<StoredObjection, 'id'>
  demos: EntityTable<StoredDemo, 'id'>
  outbox: EntityTable<OutboxRow, 'seq'>
  refused: EntityTable<RefusedRow, 'seq'>
  deals: EntityTable<DeviceDeal, 'id'>
  themes: EntityTable<DeviceTheme, 'id'>
  drafts: EntityTable<DraftRow, 'key'>
  attachments: EntityTable<AttachmentRow, 'sha256'>
  damaged: EntityTable<DamagedRow, 'seq'>
  meta: Table<{ key: string; value: unknown }, string>
}

export interface DatabaseOptions {
  name?: string
  /** For tests that run several devices in one process. */
  indexedDB?: IDBFactory
  IDBKeyRange?: typeof IDBKeyRange
}

/**
 * The browser's database. Opens on first use; every commit waits for the disk, because an acknowledged note must
 * survive the computer losing power.
 */
export function createDatabase({ name = 'pushback', ...parts }: DatabaseOptions = {}): Database {
  const db = new Dexie(name, { ...parts, chromeTransactionDurability: 'strict' }) as Database
  db.version(1).stores({
    objections: 'id, demoId, raisedAt',
    demos: 'id, startedAt',
    outbox: '++seq, entityId, [owner+seq]',
    refused: 'seq, entityId',
    deals: 'id',
    themes: 'id',
    drafts: 'key',
    meta: 'key',
  })
  // Demos gained a plan and deals their address in the CRM: they are fetched anew.
  db.version(2).upgrade(async (tx) => {
    const plan = { crmUrl: null, steps: [], room: [], debriefedAt: null }
    await tx
      .table('demos')
      .toCollection()
      .modify((row) => void Object.assign(row, { ...plan, ...row }))
    await tx
      .table('deals')
      .toCollection()
      .modify((row) => void Object.assign(row, { ...NO_ADDRESS, ...row }))
    await fetchAnew(tx)
  })
  // Themes gained the words they are found by: they are fetched anew.
  db.version(3).upgrade(async (tx) => {
    await tx
      .table('themes')
      .toCollection()
      .modify((row) => void Object.assign(row, { statusAt: null, wordings: [], ...row }))
    await fetchAnew(tx)
  })
  // Notes may have a picture, which lies apart under its SHA-256.
  db.version(4)
    .stores({ objections: 'id, demoId, raisedAt, screenshot', attachments: 'sha256, unsent' })
    .upgrade(async (tx) => {
      await tx
        .table('objections')
        .toCollection()
        .modify((row) => void Object.assign(row, { screenshot: null, ...row }))
    })
  // Rows that could not be read, out of the way.
  db.version(5).stores({ damaged: '++seq' })
  return db
}

/** Not by a cursor that is gone: the endpoint would not say what is out of reach by now and still stands here. */
const fetchAnew = (tx: Transaction) => tx.table('meta').where('key').startsWith('cursor:').modify({ value: WHOLE })

const NO_ADDRESS = { externalId: null, crmUrl: null }

export async function getMeta<K extends keyof MetaValues>(db: Database, key: K): Promise<MetaValues[K] | undefined> {
  const foreseen = foreseenHere()
  if (foreseen?.has(key)) return foreseen.get(key) as MetaValues[K] | undefined
  const row = await db.meta.get(key)
  return row?.value as MetaValues[K] | undefined
}

export async function putMeta<K extends keyof MetaValues>(db: Database, key: K, value: MetaValues[K]): Promise<void> {
  const foreseen = foreseenHere()
  if (foreseen?.has(key)) foreseen.set(key, value)
  await db.meta.put({ key, value })
}

/** Until a transaction over `meta` ends nobody else writes there: what it has read once stays true. */
const foreseen = new WeakMap<IDBTransaction, Map<string, unknown>>()

/** Fetches at once what the transaction will ask `getMeta` for one after the other: each question is a way to the disk and back. */
export async function foreseeMeta(db: Database, ...keys: (keyof MetaValues)[]): Promise<void> {
  const rows = await db.meta.bulkGet(keys)
  foreseen.set(Dexie.currentTransaction.idbtrans, new Map(keys.map((key, at) => [key, rows[at]?.value])))
}

const foreseenHere = () => Dexie.currentTransaction && foreseen.get(Dexie.currentTransaction.idbtrans)
