import { describe, expect, it } from 'vitest'
import { makeBackup, restoreBackup } from '@/utils/store/backup'
import { endDemo, startDemo } from '@/utils/store/demos'
import { saveDraft, takeDraft } from '@/utils/store/drafts'
import { settleInterrupted } from '@/utils/store/interrupted'
import { deleteOwnData } from '@/utils/store/own-data'
import { runningDemo } from '@/utils/store/running-demo'
import { extensionState } from '@/utils/store/view'
import { aDevice, aDraft, T0, type TestDevice } from './device'

const stateOf = (device: TestDevice) => extensionState(device.db, { author: device.author, hidden: false })

/** A backup of mid-demo, restored an hour later where everything was deleted. */
async function restored() {
  const device = aDevice()
  const id = await startDemo(device.db, device.now(), { dealId: null, account: 'Cancity', shareMode: 'none' })
  await device.capture('no SSO')
  const { text } = await makeBackup(device.db, T0)
  await deleteOwnData(device.db, { alsoUnsent: true, nowMs: T0 })
  device.nowMs += 3_600_000
  await restoreBackup(device.db, text, device.nowMs)
  return { device, id, text }
}

describe('a demo that a backup brought without its end', () => {
  it('is asked about, and neither runs nor has ended meanwhile', async () => {
    const { device, id } = await restored()
    expect(await stateOf(device)).toMatchObject({
      demo: null,
      ended: null,
      interrupted: { demoId: id, title: 'Cancity', notes: 1 },
    })
  })

  it('goes on with its notes when the person says so', async () => {
    const { device, id } = await restored()
    await settleInterrupted(device.db, device.now(), { id, goOn: true })
    await device.capture('and no audit log')
    expect(await stateOf(device)).toMatchObject({ demo: { id }, notes: [{}, { text: 'no SSO' }], interrupted: null })
  })

  it('ends with its last note and offers its debrief when the person says so', async () => {
    const { device, id } = await restored()
    const [note] = await device.db.objections.toArray()
    await settleInterrupted(device.db, device.now(), { id, goOn: false })
    expect((await device.db.demos.get(id))?.endedAt).toBe(note?.raisedAt)
    expect(await stateOf(device)).toMatchObject({ demo: null, ended: { demoId: id, notes: 1 }, interrupted: null })
  })

  describe('with words that were half typed in it', () => {
    const line = 'half a thought about'
    const places = { place: 'tab:1', open: new Set<string>() }
    async function halfTyped() {
      const device = aDevice()
      const demoId = await startDemo(device.db, device.now(), { dealId: null, account: 'Cancity', shareMode: 'none' })
      await saveDraft(device.db, { key: 'tab:7', draft: { ...aDraft(line), demoId }, nowMs: T0 })
      const fresh = aDevice()
      await restoreBackup(fresh.db, (await makeBackup(device.db, T0)).text, T0)
      return { device: fresh, demoId }
    }

    it('shows them to no other customer', async () => {
      const { device } = await halfTyped()
      expect(await takeDraft(device.db, places)).toBeNull()
      await startDemo(device.db, device.now(), { dealId: null, account: 'Isdom', shareMode: 'none' })
      expect(await takeDraft(device.db, places)).toBeNull()
    })

    it('has them in the line again when it goes on', async () => {
      const { device, demoId } = await halfTyped()
      await settleInterrupted(device.db, device.now(), { id: demoId, goOn: true })
      expect(await takeDraft(device.db, places)).toMatchObject({ line })
    })

    it('makes them one of its notes when it is finished', async () => {
      const { device, demoId } = await halfTyped()
      await settleInterrupted(device.db, device.now(), { id: demoId, goOn: false })
      expect(await device.db.objections.toArray()).toMatchObject([{ text: line, demoId }])
      expect((await device.db.demos.get(demoId))?.endedAt).toBe(new Date(T0).toISOString())
      expect(await device.db.drafts.count()).toBe(0)
    })
  })

  it('waits while another one runs', async () => {
    const { device, id } = await restored()
    const other = await startDemo(device.db, device.now(), { dealId: null, account: 'Isdom', shareMode: 'none' })
    expect((await stateOf(device)).interrupted).toBeNull()
    await settleInterrupted(device.db, device.now(), { id, goOn: true })
    expect((await runningDemo(device.db))?.id).toBe(other)
    await endDemo(device.db, device.now())
    expect((await stateOf(device)).interrupted).toMatchObject({ demoId: id })
  })

  it('is not asked about where it still runs, or has ended since', async () => {
    const device = aDevice()
    await device.capture('no SSO')
    const { text } = await makeBackup(device.db, T0)
    await restoreBackup(device.db, text, T0)
    expect((await stateOf(device)).demo).not.toBeNull()
    await endDemo(device.db, device.now())
    await restoreBackup(device.db, text, T0)
    expect((await stateOf(device)).interrupted).toBeNull()
  })
})
