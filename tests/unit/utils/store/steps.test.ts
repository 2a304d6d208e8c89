import { describe, expect, it } from 'vitest'
import { setPlan, startDemo } from '@/utils/store/demos'
import { runningDemo } from '@/utils/store/running-demo'
import { moveStep, stepOf } from '@/utils/store/steps'
import { aDevice, type TestDevice } from './device'

const start = (device: TestDevice, steps: string[]) =>
  startDemo(device.db, device.now(), { dealId: null, account: 'Cancity', shareMode: 'none', steps })

async function at(device: TestDevice): Promise<number> {
  const demo = await runningDemo(device.db)
  return demo ? stepOf(device.db, demo) : -1
}

describe('the steps of a demo', () => {
  it('stand in each note that is made at one', async () => {
    const device = aDevice()
    await start(device, ['Dashboards', 'Alerts'])
    const first = await device.capture('at the first')
    await moveStep(device.db, 1)
    const second = await device.capture('at the second')
    expect(await device.db.objections.bulkGet([first, second])).toMatchObject([
      { step: 'Dashboards' },
      { step: 'Alerts' },
    ])
  })

  it('end with the last and begin with the first', async () => {
    const device = aDevice()
    await start(device, ['Dashboards', 'Alerts'])
    expect([await moveStep(device.db, -1), await moveStep(device.db, 1), await moveStep(device.db, 1)]).toEqual([
      0, 1, 1,
    ])
  })

  it('begin anew with the next demo', async () => {
    const device = aDevice()
    await start(device, ['Dashboards', 'Alerts'])
    await moveStep(device.db, 1)
    await start(device, ['Roles', 'Billing'])
    expect(await at(device)).toBe(0)
  })

  it('leave no note at a step that was taken away', async () => {
    const device = aDevice()
    const demoId = await start(device, ['Dashboards', 'Alerts'])
    await moveStep(device.db, 1)
    await setPlan(device.db, device.now(), { demoId, steps: ['Only this'], room: [] })
    expect((await device.db.objections.get(await device.capture('here')))?.step).toBe('Only this')
  })

  it('are none where none were named', async () => {
    const device = aDevice()
    expect((await device.db.objections.get(await device.capture('anywhere')))?.step).toBeNull()
    expect(await moveStep(aDevice().db, 1)).toBe(0)
  })
})

describe('the people in the room', () => {
  it('are understood by their names in a note’s line', async () => {
    const device = aDevice()
    const demoId = await start(device, [])
    await setPlan(device.db, device.now(), { demoId, steps: [], room: [{ name: 'Anna Schmidt', speaker: 'champion' }] })
    expect(await device.db.objections.get(await device.capture('^anna too slow'))).toMatchObject({
      ...{ speaker: 'champion', text: 'too slow' },
    })
  })
})
