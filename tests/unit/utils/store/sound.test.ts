import { describe, expect, it } from 'vitest'
import { makeBackup, restoreBackup } from '@/utils/store/backup'
import { startDemo } from '@/utils/store/demos'
import { exportNotes } from '@/utils/store/export'
import { nameDemo } from '@/utils/store/moving'
import { undoNewest } from '@/utils/store/notes'
import { runningDemo } from '@/utils/store/running-demo'
import { isSound } from '@/utils/store/sound'
import { extensionState } from '@/utils/store/view'
import { aDevice, T0 } from './device'

const stateOf = (device: ReturnType<typeof aDevice>) =>
  extensionState(device.db, { author: device.author, hidden: false })

/** A demo with a note that is well, and one of which only this is left. */
async function withBroken(left: object) {
  const device = aDevice()
  await startDemo(device.db, device.now(), { dealId: null, account: 'Cancity', shareMode: 'none' })
  const id = await device.capture('broken later')
  await device.capture('no SSO')
  const demo = await runningDemo(device.db)
  await device.db.objections.put({ id, demoId: demo?.id, ...left } as never)
  return { device, id }
}

describe('a note that cannot be read', () => {
  it.each([
    ['has nothing but its demo', {}],
    ['has no stamps', { kind: 'objection', text: 'x', raisedAt: '2026-03-02T09:00:00.000Z', deletedAt: null }],
    ['has a number for its text', { kind: 'objection', text: 7, stamps: {} }],
  ])('and %s is told, and leaves the others and the next one alone', async (_, left) => {
    const { device } = await withBroken(left)
    expect(await stateOf(device)).toMatchObject({ notes: [{ text: 'no SSO' }], unreadable: 1 })
    await device.capture('and no audit log')
    expect((await stateOf(device)).notes.map(({ text }) => text)).toEqual(['and no audit log', 'no SSO'])
  })

  it('stands in the way of neither undo, nor moving, nor export', async () => {
    const { device } = await withBroken({})
    const demoId = (await stateOf(device)).demo?.id
    if (!demoId) throw new Error('no demo')
    await nameDemo(device.db, device.now(), { dealId: null, account: 'Isdom', demoId })
    expect((await exportNotes(device.db, { format: 'csv', demoId: null, nowMs: T0 })).notes).toBe(1)
    await undoNewest(device.db, device.now())
    expect((await stateOf(device)).notes).toEqual([])
  })

  it('is in the backup as it is, which still brings everything else back', async () => {
    const { device, id } = await withBroken({ text: 'what is left' })
    const { text } = await makeBackup(device.db, T0)
    expect(JSON.parse(text).objections).toContainEqual(expect.objectContaining({ id, text: 'what is left' }))
    const clean = aDevice()
    expect(await restoreBackup(clean.db, text, T0)).toMatchObject({ notes: 1, added: 1 })
  })

  it('is none that was written here', async () => {
    const device = aDevice()
    for (const line of ['a', '! b "c" #d @e ^user', '+ f']) await device.capture(line)
    expect((await device.db.objections.toArray()).every(isSound)).toBe(true)
  })
})
