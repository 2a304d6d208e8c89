import { describe, expect, it } from 'vitest'
import { continueDemo } from '@/utils/store/continuing'
import { endDemo, startDemo } from '@/utils/store/demos'
import { notesOf } from '@/utils/store/notes'
import { checkQuiet } from '@/utils/store/quiet'
import { runningDemo } from '@/utils/store/running-demo'
import { extensionState } from '@/utils/store/view'
import { aDevice, T0, type TestDevice } from './device'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

async function aDemo(): Promise<TestDevice> {
  const device = aDevice()
  await startDemo(device.db, device.now(), { dealId: null, account: 'Cancity', shareMode: 'none' })
  return device
}

const look = (device: TestDevice, { limitMin = 60, used = false } = {}) =>
  checkQuiet(device.db, device.now(), { limitMin, used })
const stateOf = (device: TestDevice) =>
  extensionState(device.db, { author: device.author, hidden: false, nowMs: device.nowMs })

describe('a demo that nobody touches', () => {
  it('ends after the quiet time, with the last note as its end', async () => {
    const device = await aDemo()
    device.nowMs += 20 * MINUTE
    await device.capture('the last thing')
    device.nowMs += 59 * MINUTE
    expect(await look(device)).toEqual({ is: 'running', leftMs: MINUTE })
    device.nowMs += MINUTE
    expect((await look(device)).is).toBe('ended')
    expect(await stateOf(device)).toMatchObject({ demo: null, ended: { title: 'Cancity', notes: 1, quietMin: 60 } })
    expect((await device.db.demos.toArray())[0]?.endedAt).toBe(new Date(T0 + 20 * MINUTE + 1_000).toISOString())
  })

  it('goes on while somebody presses keys, and for ever where no quiet time is set', async () => {
    const device = await aDemo()
    for (let hour = 0; hour < 3; hour++) {
      device.nowMs += 50 * MINUTE
      expect((await look(device, { used: true })).is).toBe('running')
    }
    device.nowMs += DAY
    expect(await look(device, { limitMin: 0 })).toEqual({ is: 'running', leftMs: null })
  })

  it('keeps counting when the background died in between: nothing of it is in memory', async () => {
    const device = await aDemo()
    device.nowMs += 30 * MINUTE
    await look(device)
    device.nowMs += 30 * MINUTE
    expect((await look(device)).is).toBe('ended')
  })

  it('can be continued, with its clock and its notes', async () => {
    const device = await aDemo()
    await device.capture('before')
    device.nowMs += 61 * MINUTE
    await look(device)
    await continueDemo(device.db, device.now())
    expect(await stateOf(device)).toMatchObject({ ended: null, demo: { title: 'Cancity', endedAt: null } })
    expect((await look(device)).is).toBe('running')
    await device.capture('after')
    expect((await stateOf(device)).notes.map(({ text }) => text)).toEqual(['after', 'before'])
  })

  it('is not continued over another that runs', async () => {
    const device = await aDemo()
    await endDemo(device.db, device.now())
    const next = await startDemo(device.db, device.now(), { dealId: null, account: 'Isdom', shareMode: 'none' })
    expect(await continueDemo(device.db, device.now())).toBeNull()
    expect((await runningDemo(device.db))?.id).toBe(next)
  })

  it('does nothing when none runs', async () => {
    expect(await look(aDevice())).toEqual({ is: 'none' })
  })
})

describe('a computer’s clock that is set back by a day in mid-demo', () => {
  it('leaves the minutes and the order of the notes as they were', async () => {
    const device = await aDemo()
    device.nowMs += 10 * MINUTE
    await device.capture('before')
    device.nowMs -= DAY
    await device.capture('after')
    device.nowMs += 5 * MINUTE
    await device.capture('later')
    const demo = await runningDemo(device.db)
    const notes = demo ? (await notesOf(device.db, demo)).reverse() : []
    expect(notes.map(({ text }) => text)).toEqual(['before', 'after', 'later'])
    const minutes = notes.map(({ atMs }) => Math.floor((atMs ?? -1) / MINUTE))
    expect(minutes).toEqual([10, 10, 15])
    const raised = notes.map(({ raisedAt }) => raisedAt)
    expect(raised).toEqual([...raised].sort())
  })

  it('does not end the demo, and its end is not before its start', async () => {
    const device = await aDemo()
    device.nowMs -= DAY
    expect((await look(device)).is).toBe('running')
    await endDemo(device.db, device.now())
    const [demo] = await device.db.demos.toArray()
    expect(demo && demo.endedAt !== null && demo.endedAt >= demo.startedAt).toBe(true)
  })
})
