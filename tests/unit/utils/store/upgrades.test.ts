import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkMutation } from '@/server/sync/check-mutation'
import { demo, deviceDeal, deviceTheme, objection } from '@/utils/model/records'
import { createDatabase, type Database } from '@/utils/store/database'
import { editNote } from '@/utils/store/notes'
import type { Author, OutboxRow, StoredObjection } from '@/utils/store/rows'
import { createSyncStore } from '@/utils/store/sync-store'
import { T0 } from './device'

interface Fixture {
  version: number
  stores: Record<string, string>
  tables: Record<string, Record<string, unknown>[]>
}

const NEWEST = createDatabase({ indexedDB: new IDBFactory(), IDBKeyRange }).verno
const VERSIONS = Array.from({ length: NEWEST }, (_, i) => i + 1)

/** A version without one cannot be shown to keep anything: reading it fails, and the test with it. */
function fixtureOf(version: number): Fixture {
  const file = join(import.meta.dirname, `../../../fixtures/database/v${version}.json`)
  return JSON.parse(readFileSync(file, 'utf8'), asBytes)
}

function asBytes(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('base64' in value)) return value
  return Uint8Array.from(Buffer.from(String(value.base64), 'base64'))
}

/** A browser in which that version has run, and now today's code opens its database. */
async function opened({ version, stores, tables }: Fixture): Promise<Database> {
  const parts = { indexedDB: new IDBFactory(), IDBKeyRange }
  const old = new Dexie('pushback', parts)
  old.version(version).stores(stores)
  for (const [table, rows] of Object.entries(tables)) await old.table(table).bulkAdd(rows)
  old.close()
  return createDatabase(parts)
}

describe.each(VERSIONS)('a database that version %i left', (version) => {
  let fixture: Fixture
  let db: Database
  let author: Author
  beforeEach(async () => {
    fixture = fixtureOf(version)
    db = await opened(fixture)
    const [note] = fixture.tables.objections as unknown as StoredObjection[]
    author = { workspaceId: note?.workspaceId ?? null, memberId: note?.memberId ?? null }
  })

  it('is the one of its own fixture, with something in every table', () => {
    expect(fixture.version).toBe(version)
    expect(Object.values(fixture.tables).every((rows) => rows.length > 0)).toBe(true)
  })

  it.each(['objections', 'demos', 'outbox', 'refused', 'drafts', 'attachments'])(
    'has every row of %s as it was',
    async (table) => {
      const rows = await db.table(table).toArray()
      expect(rows).toHaveLength(fixture.tables[table]?.length ?? 0)
      expect(rows).toEqual((fixture.tables[table] ?? []).map((row) => expect.objectContaining(row)))
    },
  )

  it('has records that today’s schemas take', async () => {
    const [notes, demos] = [await db.objections.toArray(), await db.demos.toArray()]
    expect(notes.map(({ stamps: _, ...note }) => objection.strict().parse(note))).toHaveLength(4)
    expect(demos.map(({ stamps: _, ...one }) => demo.strict().parse(one))).toHaveLength(1)
    expect((await db.deals.toArray()).map((deal) => deviceDeal.strict().parse(deal))).toEqual(await db.deals.toArray())
    expect((await db.themes.toArray()).map((theme) => deviceTheme.strict().parse(theme))).toEqual(
      await db.themes.toArray(),
    )
  })

  it('sends what waited, in its order, and the endpoint takes it', async () => {
    const batch = await createSyncStore(db, author).nextBatch(100)
    expect(batch).toEqual(fixture.tables.outbox)
    const { workspaceId, memberId } = author
    if (!workspaceId || !memberId) throw new Error('The fixture’s notes have no author')
    for (const { entity, entityId, fields, stamp } of batch as OutboxRow[])
      expect(checkMutation({ entity, entityId, fields, stamp }, 0, { workspaceId, memberId })).not.toHaveProperty(
        'code',
      )
  })

  it('goes on: a note is changed with a newer stamp of the same device', async () => {
    const waiting = (await db.objections.toArray()).find(({ text }) => text.startsWith('waiting'))
    if (!waiting) throw new Error('The fixture has no waiting note')
    await editNote(db, { author, nowMs: T0 }, { id: waiting.id, fields: { text: 'and on' } })
    const rows = await db.outbox.orderBy('seq').toArray()
    expect(rows.at(-1)).toMatchObject({ entityId: waiting.id, fields: { text: 'and on' } })
    expect(rows.at(-1)?.deviceId).toBe(rows[0]?.deviceId)
    expect(await db.objections.get(waiting.id)).toMatchObject({ text: 'and on' })
  })
})
