import { describe, expect, it } from 'vitest'
import { continueDemo } from '@/utils/store/continuing'
import { endDemo, startDemo } from '@/utils/store/demos'
import { forgetMove, moveNotes, nameDemo, undoMove } from '@/utils/store/moving'
import { undoNewest } from '@/utils/store/notes'
import { runningDemo } from '@/utils/store/running-demo'
import { undoLast } from '@/utils/store/undo'
import { extensionState } from '@/utils/store/view'
import { aDevice, type TestDevice } from './device'
import { aDeal } from './team-data'

const cancity = aDeal({ account: 'Cancity' })
const isdom = aDeal({ account: 'Isdom', name: 'New business' })

/** A demo for Cancity with three notes. */
async function aDemo() {
  const device = aDevice()
  await device.db.deals.bulkAdd([cancity, isdom])
  await startDemo(device.db, device.now(), { dealId: cancity.id, account: 'Cancity', shareMode: 'none' })
  const ids = [await device.capture('one'), await device.capture('two'), await device.capture('three')]
  const demo = await runningDemo(device.db)
  if (!demo) throw new Error('no demo')
  return { device, demo, ids }
}

const to = { dealId: isdom.id, account: 'Isdom' }
const stateOf = (device: TestDevice) => extensionState(device.db, { author: device.author, hidden: false })
const dealsOf = async (device: TestDevice) => (await device.db.objections.toArray()).map(({ dealId }) => dealId)

describe('a demo that was held for the wrong deal', () => {
  it('goes to the right one with all its notes, and says how many', async () => {
    const { device, demo } = await aDemo()
    await nameDemo(device.db, device.now(), { ...to, demoId: demo.id })
    expect(await dealsOf(device)).toEqual([isdom.id, isdom.id, isdom.id])
    expect(await stateOf(device)).toMatchObject({ demo: { title: 'Isdom' }, moved: { notes: 3, title: 'Isdom' } })
  })

  it('that had no customer yet is named: nothing is said to have moved, and one undo takes the name away', async () => {
    const device = aDevice()
    await device.capture('one')
    const demo = await runningDemo(device.db)
    if (!demo) throw new Error('no demo')
    const name = { dealId: null, account: 'Contoso', demoId: demo.id }
    await nameDemo(device.db, device.now(), name)
    expect((await stateOf(device)).moved).toMatchObject({ title: 'Contoso', isNaming: true })
    await undoLast(device.db, device.now())
    expect(await stateOf(device)).toMatchObject({ demo: { title: null }, notes: [{ text: 'one' }], moved: null })
    await nameDemo(device.db, device.now(), name)
    await nameDemo(device.db, device.now(), { ...name, account: 'Isdom' })
    expect((await stateOf(device)).moved).toMatchObject({ title: 'Isdom', isNaming: false })
  })

  it('takes withdrawn notes along without counting them', async () => {
    const { device, demo } = await aDemo()
    await undoNewest(device.db, device.now())
    await nameDemo(device.db, device.now(), { ...to, demoId: demo.id })
    expect(await stateOf(device)).toMatchObject({ moved: { notes: 2 } })
  })

  it('is back where it was after one undo', async () => {
    const { device, demo } = await aDemo()
    await nameDemo(device.db, device.now(), { ...to, demoId: demo.id })
    expect(await undoMove(device.db, device.now())).toBe(3)
    expect(await dealsOf(device)).toEqual([cancity.id, cancity.id, cancity.id])
    expect(await stateOf(device)).toMatchObject({ demo: { title: 'Cancity' }, moved: null })
    expect(await undoMove(device.db, device.now())).toBe(0)
  })

  it('can be put right after its end', async () => {
    const { device, demo } = await aDemo()
    await startDemo(device.db, device.now(), { dealId: null, account: 'Betatech', shareMode: 'none' })
    await nameDemo(device.db, device.now(), { ...to, demoId: demo.id })
    expect(await device.db.demos.get(demo.id)).toMatchObject({ dealId: isdom.id })
    expect(await runningDemo(device.db)).toMatchObject({ account: 'Betatech' })
  })

  it('that went into the one before it says so, and moves nothing', async () => {
    const { device, demo } = await aDemo()
    await endDemo(device.db, device.now())
    await device.capture('after the end')
    const made = await runningDemo(device.db)
    await continueDemo(device.db, device.now())
    const late = nameDemo(device.db, device.now(), { ...to, demoId: made?.id ?? demo.id })
    await expect(late).rejects.toThrow(/no longer on this device/)
    expect(await stateOf(device)).toMatchObject({ demo: { title: 'Cancity' }, moved: null })
  })
})

describe('undo', () => {
  const textsOf = async (device: TestDevice) => (await stateOf(device)).notes.map(({ text }) => text)

  it('right after a move takes back the move and no note, then the newest note', async () => {
    const { device, demo } = await aDemo()
    await nameDemo(device.db, device.now(), { ...to, demoId: demo.id })
    expect((await stateOf(device)).moved).toMatchObject({ isNewest: true })
    await undoLast(device.db, device.now())
    expect(await dealsOf(device)).toEqual([cancity.id, cancity.id, cancity.id])
    expect(await textsOf(device)).toEqual(['three', 'two', 'one'])
    await undoLast(device.db, device.now())
    expect(await textsOf(device)).toEqual(['two', 'one'])
  })

  it('right after some notes moved brings them back', async () => {
    const { device, ids } = await aDemo()
    await moveNotes(device.db, device.now(), { ids: ids.slice(1), to })
    await undoLast(device.db, device.now())
    expect(await textsOf(device)).toEqual(['three', 'two', 'one'])
  })

  it('takes back a note that was made since the move first, and then the move', async () => {
    const { device, demo } = await aDemo()
    await nameDemo(device.db, device.now(), { ...to, demoId: demo.id })
    await device.capture('four')
    expect((await stateOf(device)).moved).toMatchObject({ isNewest: false })
    await undoLast(device.db, device.now())
    expect(await stateOf(device)).toMatchObject({ demo: { title: 'Isdom' }, notes: [{}, {}, {}] })
    await undoLast(device.db, device.now())
    expect(await stateOf(device)).toMatchObject({ demo: { title: 'Cancity' }, notes: [{}, {}, {}] })
  })

  it('takes back a note when the move is over and done with, or nobody saw one', async () => {
    const { device, demo } = await aDemo()
    await nameDemo(device.db, device.now(), { ...to, demoId: demo.id })
    await forgetMove(device.db)
    await undoLast(device.db, device.now())
    expect(await textsOf(device)).toEqual(['two', 'one'])
    expect(await stateOf(device)).toMatchObject({ demo: { title: 'Isdom' } })
  })
})

describe('notes that were another customer’s', () => {
  it('leave the demo for one of their own, of the same hour and with their minutes', async () => {
    const { device, demo, ids } = await aDemo()
    const moved = ids.slice(0, 2)
    const beside = await moveNotes(device.db, device.now(), { ids: moved, to })
    expect((await stateOf(device)).notes.map(({ text }) => text)).toEqual(['three'])
    expect(await device.db.demos.get(beside)).toMatchObject({ dealId: isdom.id, startedAt: demo.startedAt })
    expect((await device.db.demos.get(beside))?.endedAt).not.toBeNull()
    expect(await device.db.objections.bulkGet(moved)).toMatchObject([
      { demoId: beside, dealId: isdom.id, atMs: 1_000 },
      { demoId: beside, dealId: isdom.id, atMs: 2_000 },
    ])
  })

  it('go into the same one when more follow', async () => {
    const { device, ids } = await aDemo()
    const first = await moveNotes(device.db, device.now(), { ids: ids.slice(0, 1), to })
    expect(await moveNotes(device.db, device.now(), { ids: ids.slice(1, 2), to })).toBe(first)
  })

  it('are back after one undo, and the demo that held them is gone', async () => {
    const { device, demo, ids } = await aDemo()
    const beside = await moveNotes(device.db, device.now(), { ids: ids.slice(0, 2), to })
    await undoMove(device.db, device.now())
    expect((await device.db.objections.toArray()).every(({ demoId }) => demoId === demo.id)).toBe(true)
    expect((await device.db.demos.get(beside))?.deletedAt).not.toBeNull()
  })

  it('reach the endpoint as mutations of the fields that changed', async () => {
    const { device, demo, ids } = await aDemo()
    await device.db.outbox.clear()
    await nameDemo(device.db, device.now(), { ...to, demoId: demo.id })
    const fields = (await device.db.outbox.where('entityId').equals(String(ids[0])).toArray()).map((row) => row.fields)
    expect(fields).toEqual([{ dealId: isdom.id }])
  })

  it('are told without a name while the first customer’s demo runs: that one may be looking', async () => {
    const { device, ids } = await aDemo()
    await moveNotes(device.db, device.now(), { ids: ids.slice(0, 2), to })
    expect((await stateOf(device)).moved).toMatchObject({ notes: 2, title: null, isOther: true })
    await endDemo(device.db, device.now())
    expect((await stateOf(device)).moved).toMatchObject({ title: 'Isdom', isOther: false })
  })

  it('are not moved when they are gone', async () => {
    const { device, ids } = await aDemo()
    await device.db.objections.clear()
    await expect(moveNotes(device.db, device.now(), { ids, to })).rejects.toThrow(/no longer on this device/)
  })
})
