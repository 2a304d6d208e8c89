import { describe, expect, it } from 'vitest'
import { newId, objectionId, themeId } from '@/utils/model/ids'
import type { PushAnswer } from '@/utils/model/sync-protocol'
import { claimNotes, countUnclaimed } from '@/utils/store/claim'
import { keptForms, saveForm } from '@/utils/store/forms'
import { editNote } from '@/utils/store/notes'
import { deleteOwnData } from '@/utils/store/own-data'
import { clearPulled } from '@/utils/store/pulled'
import { dismissRefused, listRefused, retryRefused } from '@/utils/store/refused'
import { createSyncStore } from '@/utils/store/sync-store'
import { aDevice, aDraft, anAuthor, pulled, T0, type TestDevice } from './device'

const fine: PushAnswer = { applied: 0, duplicates: 0, rejected: [] }

async function paired() {
  const device = aDevice({ author: anAuthor() })
  return { device, store: createSyncStore(device.db, device.author) }
}

async function refuseAll(device: TestDevice, code: 'invalid' | 'erased') {
  const store = createSyncStore(device.db, device.author)
  const sent = await store.nextBatch(100)
  const rejected = sent.map((_, index) => ({ index, code, message: 'No.' }))
  await store.settle(sent, { ...fine, rejected }, T0)
}

describe('what leaves the outbox', () => {
  it('is the oldest first, of this account only', async () => {
    const { device, store } = await paired()
    const id = await device.capture('mine')
    device.author = anAuthor()
    await device.capture('of another')
    const rows = await store.nextBatch(100)
    expect(rows.map(({ entity }) => entity)).toEqual(['demo', 'objection'])
    expect(rows[1]?.entityId).toBe(id)
  })

  it('never includes notes made without an account', async () => {
    const device = aDevice()
    await device.capture('nobody’s')
    expect(await createSyncStore(device.db, anAuthor()).nextBatch(100)).toEqual([])
  })

  it('holds mutations of one device name only, because a push names one', async () => {
    const { device, store } = await paired()
    await device.capture('before the profile was copied')
    const [first] = await device.db.outbox.toArray()
    await device.db.outbox.update(first?.seq ?? 0, { deviceId: newId(objectionId) as never })
    expect(await store.nextBatch(100)).toHaveLength(1)
  })

  it('goes once it is acknowledged, and not what was written meanwhile', async () => {
    const { device, store } = await paired()
    await device.capture('sent')
    const sent = await store.nextBatch(100)
    await device.capture('written while it was under way')
    await store.settle(sent, fine, T0)
    expect((await store.nextBatch(100)).map(({ fields }) => fields.text)).toEqual(['written while it was under way'])
  })
})

describe('a refused mutation', () => {
  it('is kept with its reason and its words', async () => {
    const { device } = await paired()
    await device.capture('too strange')
    await refuseAll(device, 'invalid')
    expect(await device.db.outbox.count()).toBe(0)
    expect((await listRefused(device.db)).map(({ text, message }) => [text, message])).toContainEqual([
      'too strange',
      'No.',
    ])
  })

  it('is sent again whole when the user asks', async () => {
    const { device, store } = await paired()
    const id = await device.capture('again')
    await refuseAll(device, 'invalid')
    const row = (await device.db.refused.toArray()).find(({ entityId }) => entityId === id)
    await retryRefused(device.db, device.now(), row?.seq ?? -1)
    const [sent] = await store.nextBatch(100)
    expect(sent).toMatchObject({ entityId: id, fields: { text: 'again', severity: 'unknown' } })
    expect((await device.db.refused.toArray()).map(({ entityId }) => entityId)).not.toContain(id)
  })

  it('is replaced by an edit, which then carries the whole note', async () => {
    const { device, store } = await paired()
    const id = await device.capture('wrong')
    await refuseAll(device, 'invalid')
    await editNote(device.db, device.now(), { id, fields: { text: 'right' } })
    const [sent] = await store.nextBatch(100)
    expect(sent?.fields).toMatchObject({ text: 'right', raisedAt: expect.any(String), kind: 'objection' })
  })

  it('can be left on this computer', async () => {
    const { device } = await paired()
    const id = await device.capture('stays')
    await refuseAll(device, 'invalid')
    for (const { seq } of await listRefused(device.db)) await dismissRefused(device.db, seq)
    expect(await listRefused(device.db)).toEqual([])
    expect((await device.db.objections.get(id))?.text).toBe('stays')
  })

  it('is not brought back when everything was deleted while it was on its way', async () => {
    const { device, store } = await paired()
    await device.capture('gone')
    const sent = await store.nextBatch(10)
    await deleteOwnData(device.db, { alsoUnsent: true, nowMs: T0 })
    const rejected = [{ index: 0, code: 'invalid' as const, message: 'no' }]
    await store.settle(sent, { applied: 0, duplicates: 0, rejected }, T0)
    expect(await device.db.refused.count()).toBe(0)
  })

  it('for an erased customer takes the note with it and is no dead letter', async () => {
    const { device } = await paired()
    const id = await device.capture('of an erased customer')
    await refuseAll(device, 'erased')
    expect(await device.db.objections.get(id)).toBeUndefined()
    expect(await device.db.refused.count()).toBe(0)
  })
})

describe('what the endpoint has erased', () => {
  it('goes here with what waits of it, what was refused and what was typed', async () => {
    const { device, store } = await paired()
    const { db } = device
    const [id, other] = [await device.capture('of an erased customer'), await device.capture('of another')]
    const demos = (await db.demos.toArray()).map((demo) => demo.id)
    await db.drafts.put({ ...aDraft('half an edit'), id, key: 'k', at: T0 } as never)
    await db.drafts.put({ ...aDraft('half a note'), demoId: demos[0], key: 'l', at: T0 } as never)
    await saveForm(db, { key: `edit:${id}`, form: { line: 'half an edit' }, nowMs: T0 })
    await saveForm(db, { key: `plan:${demos[0]}`, form: { steps: 'theirs' }, nowMs: T0 })
    await editNote(db, device.now(), { id, fields: { severity: 'pain' } })
    const rows = [id, ...demos].map((gone) => ({
      ...{ entity: gone === id ? ('objection' as const) : ('demo' as const), id: gone, gone: true as const },
    }))
    await pulled(store, { rows, cursor: '9', more: false })
    expect((await db.objections.toArray()).map((note) => note.id)).toEqual([other])
    expect([await db.demos.count(), await db.drafts.count()]).toEqual([0, 0])
    expect(await keptForms(db, T0)).toEqual({})
    expect((await db.outbox.toArray()).map(({ entityId }) => entityId)).toEqual([other])
  })
})

describe('a replaced stamp', () => {
  it('replaces that of the fields it was given to, and corrects the clock', async () => {
    const { device, store } = await paired()
    device.nowMs = T0 + 86_400_000
    const id = await device.capture('from tomorrow')
    const sent = await store.nextBatch(100)
    const stamps = sent.map((_, index): [number, number, number] => [index, T0 + 5, index])
    await store.settle(sent, { ...fine, applied: sent.length, stamps }, device.nowMs)
    expect((await device.db.objections.get(id))?.stamps.text).toEqual([T0 + 5, 1, sent[0]?.deviceId])
    const next = await device.capture('now')
    expect((await device.db.objections.get(next))?.raisedAt.slice(0, 10)).toBe('2026-03-02')
  })

  it('teaches nothing about the clock when the push was a repeated one', async () => {
    const { device, store } = await paired()
    await device.capture('twice')
    const sent = await store.nextBatch(100)
    await store.settle(sent, { ...fine, duplicates: sent.length, stamps: [[0, T0, 0]] }, T0 + 60_000)
    const device1 = await device.db.meta.get('device')
    expect(device1?.value).toMatchObject({ offsetMs: 0 })
  })
})

describe('what is pulled', () => {
  const at = [T0 + 10_000_000, 0, 'server'] as const
  const theme = { title: 'Windows config', kind: 'missing', status: 'building', answer: 'Ships in Q1.' } as const

  it('is merged field by field into what stands here', async () => {
    const { device, store } = await paired()
    const id = await device.capture('mine', { severity: 'pain' })
    const row = { entity: 'objection', id, fields: { severity: 'blocker' }, stamps: { severity: [...at] } } as const
    await pulled(store, { rows: [row as never], cursor: 'c1', more: false })
    expect(await device.db.objections.get(id)).toMatchObject({ text: 'mine', severity: 'blocker' })
    expect((await store.place()).cursor).toBe('c1')
  })

  it('loses against a newer change made here', async () => {
    const { device, store } = await paired()
    const id = await device.capture('newer')
    const row = { entity: 'objection', id, fields: { text: 'older' }, stamps: { text: [T0 - 1, 0, 'server'] } }
    await pulled(store, { rows: [row as never], cursor: 'c1', more: false })
    expect((await device.db.objections.get(id))?.text).toBe('newer')
  })

  it('makes a whole record of one this device has never seen', async () => {
    const { device, store } = await paired()
    const id = newId(objectionId)
    const row = { entity: 'objection', id, fields: { text: 'from my other browser' }, stamps: { text: [...at] } }
    await pulled(store, { rows: [row as never], cursor: 'c1', more: false })
    expect(await device.db.objections.get(id)).toMatchObject({ text: 'from my other browser', severity: 'unknown' })
  })

  it('replaces themes, and forgets what has left this device’s reach', async () => {
    const { device, store } = await paired()
    const id = newId(themeId)
    await pulled(store, {
      rows: [{ entity: 'theme', id, fields: { id, ...theme } } as never],
      cursor: '1',
      more: false,
    })
    expect(await device.db.themes.get(id)).toMatchObject({ title: 'Windows config' })
    await pulled(store, { rows: [{ entity: 'theme', id, gone: true }], cursor: '2', more: false })
    expect(await device.db.themes.get(id)).toBeUndefined()
  })

  it('goes with its cursor when another workspace is paired', async () => {
    const { device, store } = await paired()
    const id = newId(themeId)
    await pulled(store, {
      rows: [{ entity: 'theme', id, fields: { id, ...theme } } as never],
      cursor: '1',
      more: false,
    })
    await device.capture('stays')
    await clearPulled(device.db)
    expect(await device.db.themes.count()).toBe(0)
    expect((await store.place()).cursor).toBe('')
    expect(await device.db.outbox.count()).toBe(2)
  })
})

describe('notes made without an account', () => {
  it('are counted, and given to the account only when the user says so', async () => {
    const device = aDevice()
    const id = await device.capture('before pairing')
    const author = anAuthor()
    const store = createSyncStore(device.db, author)
    expect(await countUnclaimed(device.db)).toBe(1)
    expect(await store.nextBatch(100)).toEqual([])
    expect(await claimNotes(device.db, author)).toBe(1)
    expect((await store.nextBatch(100)).map(({ entityId }) => entityId)).toContain(id)
    expect(await device.db.objections.get(id)).toMatchObject(author)
  })
})
