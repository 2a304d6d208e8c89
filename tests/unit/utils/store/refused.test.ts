import { describe, expect, it } from 'vitest'
import { startDemo } from '@/utils/store/demos'
import { GoneError } from '@/utils/store/errors'
import { editNote } from '@/utils/store/notes'
import { dismissRefused, listRefused, retryRefused } from '@/utils/store/refused'
import { createSyncStore } from '@/utils/store/sync-store'
import { extensionState } from '@/utils/store/view'
import { aDevice, anAuthor, T0 } from './device'

/** A device of which the endpoint has refused everything that it sent. */
async function aRefusedDevice(line = 'too strange') {
  const device = aDevice({ author: anAuthor() })
  await startDemo(device.db, device.now(), { dealId: null, account: 'Cancity', shareMode: 'none' })
  const id = await device.capture(line)
  const store = createSyncStore(device.db, device.author)
  const refuseWaiting = async () => {
    const sent = await store.nextBatch(100)
    const rejected = sent.map((_, index) => ({ index, code: 'invalid' as const, message: 'No.' }))
    await store.settle(sent, { applied: 0, duplicates: 0, rejected }, T0)
  }
  const shown = () => extensionState(device.db, { author: device.author, hidden: false, language: 'auto' })
  await refuseWaiting()
  const refused = async () => (await listRefused(device.db)).find(({ raisedAt }) => raisedAt !== null)?.seq ?? -1
  return { device, id, store, refuseWaiting, refused, shown }
}

describe('what the endpoint refused', () => {
  it('is listed by its words and time, a demo by its customer', async () => {
    const { device } = await aRefusedDevice()
    const list = await listRefused(device.db)
    expect(list.map(({ text, raisedAt }) => [text, raisedAt])).toEqual([
      ['Cancity', null],
      ['too strange', '2026-03-02T09:00:01.000Z'],
    ])
  })

  it('can be corrected where it is the text of a note, not a quote alone or a demo', async () => {
    const { device, id } = await aRefusedDevice()
    const notes = async () => (await listRefused(device.db)).map(({ noteId }) => noteId)
    expect(await notes()).toEqual([null, id])
    await device.db.objections.update(id, { text: '', quote: 'said so' })
    expect(await notes()).toEqual([null, null])
  })

  it('counts as not sent, as what waits does, until it is kept here only', async () => {
    const { device, store, refused } = await aRefusedDevice()
    await device.capture('waits')
    expect(await store.countUnsent()).toBe(3)
    await dismissRefused(device.db, await refused())
    expect(await store.countUnsent()).toBe(2)
    expect(await createSyncStore(device.db, anAuthor()).countUnsent()).toBe(0)
  })

  it.each([
    ['the customer’s words when there are no others', '"they said"', 'they said'],
    ['nothing when it is a mark', '!!', ''],
  ])('is listed by %s', async (_, line, text) => {
    const { device } = await aRefusedDevice(line)
    expect((await listRefused(device.db))[1]?.text).toBe(text)
  })

  it('is listed by the demo’s customer also when only its end was refused', async () => {
    const { device, store, refuseWaiting } = await aRefusedDevice()
    for (const { seq } of await listRefused(device.db)) await retryRefused(device.db, device.now(), seq)
    await store.settle(await store.nextBatch(9), { applied: 2, duplicates: 0, rejected: [] }, T0)
    await startDemo(device.db, device.now(), { dealId: null, account: 'Isdom', shareMode: 'none' })
    await refuseWaiting()
    expect((await listRefused(device.db)).map(({ text }) => text)).toEqual(['Cancity', 'Isdom'])
  })

  it('is said to be gone when it was settled in another window already', async () => {
    const { device, refused } = await aRefusedDevice()
    const seq = await refused()
    await retryRefused(device.db, device.now(), seq)
    await expect(retryRefused(device.db, device.now(), seq)).rejects.toThrow(GoneError)
  })

  it('goes from the list when its note was erased meanwhile', async () => {
    const { device, id, refused } = await aRefusedDevice()
    const seq = await refused()
    await device.db.objections.delete(id)
    await retryRefused(device.db, device.now(), seq)
    expect((await listRefused(device.db)).map(({ text }) => text)).toEqual(['Cancity'])
  })
})

describe('a note that is kept here only', () => {
  async function kept() {
    const all = await aRefusedDevice()
    await dismissRefused(all.device.db, await all.refused())
    return all
  }

  it('is off the list and no longer counted', async () => {
    const { device, shown } = await kept()
    expect((await listRefused(device.db)).map(({ text }) => text)).toEqual(['Cancity'])
    expect((await shown()).refused).toBe(1)
  })

  it('is never shown as sent', async () => {
    const { shown } = await kept()
    expect((await shown()).notes.map(({ progress }) => progress)).toEqual(['stored'])
  })

  it('goes out whole when it is changed, because the endpoint knows nothing of it', async () => {
    const { device, id, store } = await kept()
    await editNote(device.db, device.now(), { id, fields: { text: 'better' } })
    const sent = (await store.nextBatch(9)).find(({ entityId }) => entityId === id)
    expect(sent?.fields).toMatchObject({ text: 'better', kind: 'objection', raisedAt: '2026-03-02T09:00:01.000Z' })
  })
})
