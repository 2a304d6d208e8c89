import { describe, expect, it } from 'vitest'
import { startDemo } from '@/utils/store/demos'
import { endLesson } from '@/utils/store/lesson'
import { nameDemo } from '@/utils/store/moving'
import { captureNote } from '@/utils/store/notes'
import { runningDemo } from '@/utils/store/running-demo'
import { extensionState } from '@/utils/store/view'
import { aDevice, aDraft, type TestDevice } from './device'

const practise = ({ db, now }: TestDevice, line: string) =>
  captureNote(db, now(), { draft: aDraft(line), place: { page: null, isLesson: true }, draftKey: 'tab:1' })
const stateOf = ({ db, author }: TestDevice) => extensionState(db, { author, hidden: false })

describe('a note taken for practice', () => {
  it('is told as such, and goes with its demo when the practice is over', async () => {
    const device = aDevice()
    const id = await practise(device, 'needs a script')
    expect(await stateOf(device)).toMatchObject({ lesson: [id], notes: [{ id }] })
    await endLesson(device.db, device.now())
    expect(await stateOf(device)).toMatchObject({ demo: null, ended: null, lesson: [], notes: [] })
    expect((await device.db.objections.get(id))?.deletedAt).not.toBeNull()
  })

  it('takes no real note away, and not the demo of one', async () => {
    const device = aDevice()
    await practise(device, 'practice')
    await device.capture('said by a customer')
    await endLesson(device.db, device.now())
    expect(await stateOf(device)).toMatchObject({ demo: {}, notes: [{ text: 'said by a customer' }] })
    await endLesson(device.db, device.now())
    expect(await runningDemo(device.db)).toBeDefined()
  })

  it('is a real one in a demo for a customer, also when that was named later', async () => {
    const device = aDevice()
    const id = await practise(device, 'taken for practice')
    const demoId = (await runningDemo(device.db))?.id ?? ('' as never)
    await nameDemo(device.db, device.now(), { demoId, dealId: null, account: 'Cancity' })
    await endLesson(device.db, device.now())
    expect(await stateOf(device)).toMatchObject({ demo: { title: 'Cancity' }, lesson: [], notes: [{ id }] })
  })

  it('goes too when a customer’s demo has begun since', async () => {
    const device = aDevice()
    const id = await practise(device, 'practice')
    await startDemo(device.db, device.now(), { dealId: null, account: 'Cancity', shareMode: 'none' })
    await endLesson(device.db, device.now())
    expect((await device.db.objections.get(id))?.deletedAt).not.toBeNull()
    expect(await stateOf(device)).toMatchObject({ demo: { title: 'Cancity' } })
  })

  it('leaves a demo alone that began without practice', async () => {
    const device = aDevice()
    const id = await startDemo(device.db, device.now(), { dealId: null, account: null, shareMode: 'none' })
    await endLesson(device.db, device.now())
    expect((await runningDemo(device.db))?.id).toBe(id)
  })
})
