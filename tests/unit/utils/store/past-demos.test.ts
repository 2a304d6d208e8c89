import { describe, expect, it } from 'vitest'
import { dealId, newId } from '@/utils/model/ids'
import { closeDebrief } from '@/utils/store/debriefs'
import { endDemo, startDemo } from '@/utils/store/demos'
import { undoNewest } from '@/utils/store/notes'
import { pastDemos } from '@/utils/store/past-demos'
import { aDevice, type TestDevice } from './device'

async function held(device: TestDevice, account: string | null, lines: string[]) {
  device.nowMs += 60_000
  const id = await startDemo(device.db, device.now(), { dealId: null, account, shareMode: 'none' })
  for (const line of lines) await device.capture(line)
  return id
}

describe('the list of past demos', () => {
  it('has those that ended, the newest first, with their notes and what is left to say of them', async () => {
    const device = aDevice()
    await held(device, 'Cancity', ['no SSO', '+ nice ^user'])
    await held(device, null, [])
    await held(device, 'Isdom', ['runs'])
    expect((await pastDemos(device.db, 9)).demos).toMatchObject([
      { title: null, notes: 0, unfinished: 0 },
      { title: 'Cancity', notes: 2, unfinished: 1 },
    ])
  })

  it('counts no withdrawn note, and nothing as left once the debrief is over', async () => {
    const device = aDevice()
    const id = await held(device, 'Cancity', ['no SSO', 'slow'])
    await undoNewest(device.db, device.now())
    await endDemo(device.db, device.now())
    await closeDebrief(device.db, device.now(), { id, forGood: true })
    expect((await pastDemos(device.db, 9)).demos).toMatchObject([{ demoId: id, notes: 1, unfinished: 0 }])
  })

  it('tells one whose deal is not here from one that has no name', async () => {
    const device = aDevice()
    const subject = { dealId: newId(dealId), account: null, shareMode: 'none' as const }
    await startDemo(device.db, device.now(), subject)
    device.nowMs += 60_000
    await startDemo(device.db, device.now(), { ...subject, dealId: null })
    await endDemo(device.db, device.now())
    expect((await pastDemos(device.db, 9)).demos).toMatchObject([
      { title: null, hasDeal: false },
      { title: null, hasDeal: true },
    ])
  })

  it('says that there are more than it shows', async () => {
    const device = aDevice()
    for (const account of ['A', 'B', 'C']) await held(device, account, [])
    await endDemo(device.db, device.now())
    expect(await pastDemos(device.db, 2)).toMatchObject({ demos: [{ title: 'C' }, { title: 'B' }], more: true })
    expect((await pastDemos(device.db, 3)).more).toBe(false)
  })
})
