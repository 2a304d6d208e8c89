import { describe, expect, it } from 'vitest'
import { makeBackup, restoreBackup } from '@/utils/store/backup'
import { despiteDamage, exportDamaged, forgetDamaged, listDamaged, setDamagedAside } from '@/utils/store/damage'
import { putMeta } from '@/utils/store/database'
import { startDemo } from '@/utils/store/demos'
import { takeDraft } from '@/utils/store/drafts'
import { exportNotes } from '@/utils/store/export'
import { undoNewest } from '@/utils/store/notes'
import { keepPicture } from '@/utils/store/pictures'
import { runningDemo } from '@/utils/store/running-demo'
import { createSyncStore } from '@/utils/store/sync-store'
import { extensionState } from '@/utils/store/view'
import { aDevice, anAuthor, pulled, T0, type TestDevice } from './device'
import { aDeal, aTheme } from './team-data'

const stateOf = ({ db, author }: TestDevice) => despiteDamage(db, () => extensionState(db, { author, hidden: false }))

/** A demo for a customer with a plan and one note, all of it unsent. */
async function inDemo({ author = anAuthor() } = {}) {
  const device = aDevice({ author })
  const plan = { dealId: null, account: 'Cancity', shareMode: 'none' as const, steps: ['Start'], room: [] }
  const demoId = await startDemo(device.db, device.now(), plan)
  const noteId = await device.capture('! no SSO "we need it" #login')
  return { device, db: device.db, demoId, noteId }
}

/** What was to be sent has been. */
async function sendAll({ db, author }: TestDevice): Promise<void> {
  const store = createSyncStore(db, author)
  const batch = await store.nextBatch(100)
  await store.settle(batch as never, { applied: batch.length, duplicates: 0, rejected: [] }, T0)
}

const GARBAGE: [string, string, object][] = [
  ['demos', 'a demo of which nothing is left', {}],
  ['demos', 'a demo with numbers for its steps and its start', { steps: 7, room: 7, startedAt: 7, account: 'Isdom' }],
  ['demos', 'a demo with a deal that is none', { dealId: { id: 1 }, endedAt: null, deletedAt: null }],
  ['objections', 'a note of which nothing is left', {}],
  ['outbox', 'a change that names nothing', { owner: 7 }],
  ['refused', 'a refusal without its record', { fields: null }],
  ['drafts', 'a line that is none', { line: 7, picks: 7 }],
  ['deals', 'a deal without a name', { account: 7 }],
  ['themes', 'a theme without its words', { title: 7 }],
  ['attachments', 'a picture without bytes', { bytes: 7 }],
  ['meta', 'a clock that shows nothing', { key: 'pulse', value: 7 }],
  ['meta', 'a device without a name', { key: 'device', value: { last: 'x' } }],
  ['meta', 'a move of nothing', { key: 'moved', value: { notes: 7 } }],
  ['meta', 'a running demo that is none', { key: 'running', value: { id: 7 } }],
  ['meta', 'questions of no day', { key: 'asked', value: 7 }],
  ['meta', 'interrupted demos that are none', { key: 'interrupted', value: [{}] }],
  ['meta', 'a sync that stands nowhere', { key: 'sync', value: { attempts: 'x', nextAttemptAt: {} } }],
]

describe.each(GARBAGE)('in table %s %s', (table, _, left) => {
  /** In the place of the row that is there, else under a key of its own. */
  async function damaged() {
    const parts = await inDemo()
    const { db, demoId, noteId } = parts
    const keys: Record<string, object> = {
      demos: { id: demoId },
      objections: { id: noteId, demoId },
      outbox: { seq: 1 },
    }
    const own = { id: 'x', seq: 99, key: 'x', sha256: 'x', unsent: 1 }
    await db.table(table).put({ ...own, ...keys[table], ...left })
    return parts
  }

  it('stops neither the panel nor the next note, and no other row is lost', async () => {
    const { device, db } = await damaged()
    await setDamagedAside(db, T0)
    expect(await stateOf(device)).toMatchObject({ damaged: 1, unreadable: 0 })
    const id = await device.capture('and on')
    expect((await stateOf(device)).notes.map((note) => note.id)).toContain(id)
    expect((await exportNotes(db, { format: 'csv', demoId: null, nowMs: T0 })).text).toMatch(/no SSO.*and on/s)
    expect((await listDamaged(db)).map((row) => row.table)).toEqual([table])
    expect(await setDamagedAside(db, T0)).toBe(0)
  })

  it('is in the backup as it was, which brings everything back, each once', async () => {
    const { db } = await damaged()
    await setDamagedAside(db, T0)
    const { text } = await makeBackup(db, T0)
    const clean = aDevice().db
    for (const added of [1, 0]) expect(await restoreBackup(clean, text, T0)).toMatchObject({ notes: 1, added })
    // The team's deals and themes are not in it, nor bytes that are no picture.
    const kept = table === 'deals' || table === 'themes' ? [] : [{ table, row: table === 'attachments' ? {} : left }]
    expect(await clean.damaged.toArray()).toMatchObject(kept)
  })
})

describe('a damaged demo', () => {
  it('stops the panel until it is set aside, by itself, and goes on with all that waits to be sent of it', async () => {
    const { device, db, demoId } = await inDemo()
    await db.demos.put({ id: demoId, endedAt: null, deletedAt: null, steps: 7, account: 'Isdom' } as never)
    await expect(extensionState(db, { author: device.author, hidden: false })).rejects.toThrow()
    expect(await stateOf(device)).toMatchObject({
      demo: { id: demoId, account: 'Cancity', steps: ['Start'], startedAt: '2026-03-02T09:00:00.000Z' },
      notes: [{ text: 'no SSO' }],
      damaged: 1,
    })
    expect(await listDamaged(db)).toMatchObject([{ table: 'demos', words: 'Isdom' }])
  })

  it('that was sent keeps its sound fields, and the team’s copy fills the others', async () => {
    const { device, db, demoId } = await inDemo()
    await sendAll(device)
    const whole = await db.demos.get(demoId)
    if (!whole) throw new Error('There is no demo')
    await putMeta(db, `cursor:${device.author.workspaceId}/${device.author.memberId}`, '5')
    await db.demos.put({ ...whole, room: 7, steps: 'x' } as never)
    expect((await stateOf(device)).demo).toMatchObject({ account: 'Cancity', steps: [], room: [] })
    const store = createSyncStore(db, device.author)
    expect((await store.place()).cursor).not.toBe('5')
    const { stamps, ...fields } = whole
    const row = { entity: 'demo' as const, id: demoId, stamps, fields }
    await pulled(store, { rows: [row as never], cursor: '6', more: false })
    expect(await db.demos.get(demoId)).toEqual(whole)
  })

  it('that did not run here is no running one afterwards', async () => {
    const { device, db, demoId } = await inDemo()
    const old = await db.demos.get(demoId)
    const id = '0190c2a4-7d6e-7000-8000-000000000001'
    await db.demos.put({ ...old, id, endedAt: 7, room: 7 } as never)
    await setDamagedAside(db, T0)
    expect((await runningDemo(db))?.id).toBe(demoId)
    expect(await db.demos.get(id as never)).toMatchObject({ account: 'Cancity', endedAt: old?.startedAt })
    expect((await stateOf(device)).interrupted).toBeNull()
  })
})

describe('a damaged note', () => {
  it('keeps the words that can be read of it, and can be taken back and put back like any other', async () => {
    const { device, db, demoId, noteId } = await inDemo()
    await sendAll(device)
    await db.objections.put({ id: noteId, demoId, text: 'what is left', severity: 7, stamps: 7 } as never)
    await setDamagedAside(db, T0)
    expect((await stateOf(device)).notes).toMatchObject([{ text: 'what is left', severity: 'unknown' }])
    expect(await undoNewest(db, device.now())).toBe(noteId)
  })
})

describe('a damaged change', () => {
  it.each(['outbox', 'refused'] as const)('of %s goes out again as what this computer said last', async (table) => {
    const { device, db, noteId } = await inDemo()
    const [first] = await db.outbox.where('entityId').equals(noteId).toArray()
    await db.outbox.clear()
    await db[table].put({ seq: 7, entityId: noteId, fields: 'x', owner: first?.owner } as never)
    await setDamagedAside(db, T0 + 9_000)
    const batch = await createSyncStore(db, device.author).nextBatch(10)
    expect(batch).toMatchObject([
      { entity: 'objection', entityId: noteId, fields: { text: 'no SSO', quote: 'we need it' } },
    ])
  })
})

describe('what is damaged of the rest', () => {
  it('a line that was being typed is there again', async () => {
    const { db } = await inDemo()
    await db.drafts.put({ key: 'tab:1', id: 7, line: 'half a thought', picks: 'x' } as never)
    await setDamagedAside(db, T0)
    expect(await takeDraft(db, { place: 'tab:1', open: new Set() })).toMatchObject({
      line: 'half a thought',
      picks: {},
    })
  })

  it('a picture is kept by its bytes and sent again', async () => {
    const { db } = await inDemo()
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const sha256 = await keepPicture(db, { bytes: Uint8Array.from(png), nowMs: T0, unsent: false })
    const picture = await db.attachments.get(sha256)
    await db.attachments.put({ ...picture, takenAt: null } as never)
    await setDamagedAside(db, T0)
    expect(await db.attachments.get(sha256)).toEqual({ ...picture, takenAt: T0, unsent: 1 })
  })

  it('no stamp of this computer comes a second time, and it keeps its name', async () => {
    const { device, db, noteId } = await inDemo()
    const before = await db.outbox.orderBy('seq').last()
    await db.meta.put({ key: 'device', value: { deviceId: before?.deviceId, last: 'x', offsetMs: 'x' } })
    await setDamagedAside(db, T0 - 60_000)
    device.nowMs = T0 - 60_000
    await undoNewest(db, device.now())
    const after = await db.outbox.orderBy('seq').last()
    expect(after).toMatchObject({ entityId: noteId, deviceId: before?.deviceId })
    expect(after?.stamp).toEqual([before?.stamp[0], (before?.stamp[1] ?? 0) + 1])
  })

  it('leaves the team’s deals and themes that are well', async () => {
    const { db } = await inDemo()
    await db.deals.bulkPut([aDeal(), { ...aDeal(), name: 7 } as never])
    await db.themes.bulkPut([aTheme(), { ...aTheme(), wordings: 7 } as never])
    expect(await setDamagedAside(db, T0)).toBe(2)
    expect([await db.deals.count(), await db.themes.count()]).toEqual([1, 1])
  })

  it('is exported as it was, until somebody says that it may go', async () => {
    const { db, demoId } = await inDemo()
    await db.demos.put({ id: demoId, account: 'Isdom', steps: 7 } as never)
    await setDamagedAside(db, T0)
    const { text, fileName, notes } = await exportDamaged(db, T0)
    expect({ fileName, notes }).toEqual({ fileName: 'pushback-damaged-2026-03-02.json', notes: 1 })
    expect(JSON.parse(text).damaged).toMatchObject([
      { table: 'demos', row: { id: demoId, account: 'Isdom', steps: 7 } },
    ])
    expect(await restoreBackup(aDevice().db, text, T0)).toMatchObject({ notes: 0, added: 0 })
    await forgetDamaged(db)
    expect(await listDamaged(db)).toEqual([])
  })
})
