import { describe, expect, it } from 'vitest'
import { UnsentError } from '@/utils/store/errors'
import { countOwnData, deleteOwnData } from '@/utils/store/own-data'
import { createSyncStore } from '@/utils/store/sync-store'
import { extensionState } from '@/utils/store/view'
import { aDevice, anAuthor, T0, type TestDevice } from './device'
import { aDeal, aTheme } from './team-data'

/** All rows but the one that says when they were deleted. */
const left = async ({ db }: TestDevice) =>
  (await Promise.all(db.tables.map((table) => table.filter(({ key }) => key !== 'emptied').count()))).reduce(
    (a, b) => a + b,
  )

async function used(): Promise<TestDevice> {
  const device = aDevice({ author: anAuthor() })
  await device.db.themes.add(aTheme())
  await device.db.deals.add(aDeal())
  await device.capture('one')
  await device.capture('two')
  return device
}

async function sendAll({ db, author }: TestDevice): Promise<void> {
  const store = createSyncStore(db, author)
  const batch = await store.nextBatch(100)
  await store.settle(batch as never, { applied: batch.length, duplicates: 0, rejected: [] }, T0)
}

describe('deleting what is in this browser', () => {
  it('takes everything, once all was sent', async () => {
    const device = await used()
    await sendAll(device)
    await deleteOwnData(device.db, { alsoUnsent: false, nowMs: T0 })
    expect(await left(device)).toBe(0)
  })

  it('takes nothing while something was never sent, unless that is said', async () => {
    const device = await used()
    const before = await left(device)
    await expect(deleteOwnData(device.db, { alsoUnsent: false, nowMs: T0 })).rejects.toThrow(UnsentError)
    expect(await left(device)).toBe(before)
    await deleteOwnData(device.db, { alsoUnsent: true, nowMs: T0 })
    expect(await left(device)).toBe(0)
  })

  it('is told how many there are and how many were never sent, those without an account among them', async () => {
    const device = await used()
    expect(await countOwnData(device.db)).toEqual({ notes: 2, unsent: 2 })
    await sendAll(device)
    expect(await countOwnData(device.db)).toEqual({ notes: 2, unsent: 0 })
    device.author = { workspaceId: null, memberId: null }
    await device.capture('without an account')
    expect(await countOwnData(device.db)).toEqual({ notes: 3, unsent: 1 })
  })

  it('is told with the demo that is gone, so that no open line is taken for one of its notes', async () => {
    const device = await used()
    const told = () => extensionState(device.db, { author: device.author, hidden: false, nowMs: T0 })
    expect(await told()).toMatchObject({ demo: {}, emptied: 0 })
    await deleteOwnData(device.db, { alsoUnsent: true, nowMs: T0 })
    expect(await told()).toMatchObject({ demo: null, emptied: T0 })
  })

  it('leaves a browser that works on', async () => {
    const device = await used()
    await deleteOwnData(device.db, { alsoUnsent: true, nowMs: T0 })
    await device.capture('afresh')
    expect(await countOwnData(device.db)).toEqual({ notes: 1, unsent: 1 })
  })
})
