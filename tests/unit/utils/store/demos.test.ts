import { describe, expect, it } from 'vitest'
import { dealId, newId } from '@/utils/model/ids'
import { endDemo, setShareMode, startDemo } from '@/utils/store/demos'
import { nameDemo } from '@/utils/store/moving'
import { runningDemo } from '@/utils/store/running-demo'
import { aDevice } from './device'

const none = { dealId: null, account: null, shareMode: 'none' } as const

describe('a demo', () => {
  it('starts for an account in free text', async () => {
    const device = aDevice()
    await startDemo(device.db, device.now(), { ...none, account: 'Cancity' })
    expect(await runningDemo(device.db)).toMatchObject({ account: 'Cancity', startedAt: '2026-03-02T09:00:00.000Z' })
  })

  it.each([
    ['u\u0308ber', 'über'],
    ['half \ud800', 'half \ufffd'],
  ])('keeps the name %j as every other device stores it', async (account, stored) => {
    const device = aDevice()
    await startDemo(device.db, device.now(), { ...none, account })
    expect((await runningDemo(device.db))?.account).toBe(stored)
    await nameDemo(device.db, device.now(), { dealId: null, account: `${account}!` })
    expect((await device.db.outbox.toArray()).map(({ fields }) => fields.account)).toEqual([stored, `${stored}!`])
  })

  it('ends the one that ran when another starts', async () => {
    const device = aDevice()
    const first = await startDemo(device.db, device.now(), none)
    device.nowMs += 5_000
    const second = await startDemo(device.db, device.now(), none)
    expect((await device.db.demos.get(first))?.endedAt).toBe('2026-03-02T09:00:05.000Z')
    expect((await runningDemo(device.db))?.id).toBe(second)
  })

  it('ends, and the next note begins another', async () => {
    const device = aDevice()
    await device.capture('in the first')
    const ended = await endDemo(device.db, device.now())
    await device.capture('in the second')
    expect((await runningDemo(device.db))?.id).not.toBe(ended)
    expect(await device.db.demos.count()).toBe(2)
  })

  it('does nothing when none runs', async () => {
    const device = aDevice()
    expect(await endDemo(device.db, device.now())).toBeNull()
    expect(await device.db.outbox.count()).toBe(0)
  })

  it('gives its deal to the notes that had none when it is named late', async () => {
    const device = aDevice()
    const note = await device.capture('before the deal was picked')
    const deal = newId(dealId)
    await nameDemo(device.db, device.now(), { dealId: deal, account: 'Cancity' })
    expect((await device.db.objections.get(note))?.dealId).toBe(deal)
    expect(await runningDemo(device.db)).toMatchObject({ dealId: deal, account: 'Cancity' })
  })

  it('remembers what is shared', async () => {
    const device = aDevice()
    await startDemo(device.db, device.now(), none)
    await setShareMode(device.db, device.now(), 'tab')
    expect((await runningDemo(device.db))?.shareMode).toBe('tab')
  })

  it('sends each change as a mutation', async () => {
    const device = aDevice()
    const id = await startDemo(device.db, device.now(), none)
    await setShareMode(device.db, device.now(), 'window')
    await endDemo(device.db, device.now())
    const fields = (await device.db.outbox.where('entityId').equals(id).sortBy('seq')).map((row) => row.fields)
    expect(fields[0]).toMatchObject({ startedAt: '2026-03-02T09:00:00.000Z', shareMode: 'none' })
    expect(fields.slice(1)).toEqual([{ shareMode: 'window' }, { endedAt: '2026-03-02T09:00:00.000Z' }])
  })
})
