import { describe, expect, it } from 'vitest'
import { editNote } from '@/utils/store/notes'
import { restampRecord } from '@/utils/store/restamp'
import type { OutboxRow } from '@/utils/store/rows'
import { aDevice, T0 } from './device'

async function withEditedNote() {
  const device = aDevice()
  const id = await device.capture('first')
  device.nowMs += 1_000
  await editNote(device.db, device.now(), { id, fields: { text: 'second' } })
  const [create, edit] = (await device.db.outbox.where('entityId').equals(id).sortBy('seq')) as [OutboxRow, OutboxRow]
  const stamps = async () => (await device.db.objections.get(id))?.stamps ?? {}
  return { ...{ db: device.db, id, create, edit, stamps }, before: await stamps() }
}

describe('a stamp that the endpoint replaced', () => {
  it('is replaced in the fields that still carry it, and in no other', async () => {
    const { db, create, stamps, before } = await withEditedNote()
    await restampRecord(db, create, [T0 - 5, 3])
    const after = await stamps()
    expect(after.severity).toEqual([T0 - 5, 3, create.deviceId])
    expect(after.text).toEqual(before.text)
  })

  it('leaves the words as they are', async () => {
    const { db, id, edit } = await withEditedNote()
    await restampRecord(db, edit, [T0 - 5, 3])
    expect((await db.objections.get(id))?.text).toBe('second')
  })

  it('of another device with the same reading is not touched', async () => {
    const { db, create, stamps, before } = await withEditedNote()
    await restampRecord(db, { ...create, deviceId: create.entityId as never }, [T0 - 5, 3])
    expect(await stamps()).toEqual(before)
  })

  it('is replaced once: the answer may come twice', async () => {
    const { db, create, stamps } = await withEditedNote()
    await restampRecord(db, create, [T0 - 5, 3])
    const once = await stamps()
    await restampRecord(db, create, [T0 - 4, 0])
    expect(await stamps()).toEqual(once)
  })

  it('of a note that is gone brings nothing back', async () => {
    const { db, id, create } = await withEditedNote()
    await db.objections.delete(id)
    await restampRecord(db, create, [T0, 0])
    expect(await db.objections.count()).toBe(0)
  })
})
