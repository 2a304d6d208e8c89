import { describe, expect, it } from 'vitest'
import { clearPulled } from '@/utils/store/pulled'
import { createStateStore, loadSyncState } from '@/utils/store/sync-state'
import { createSyncStore } from '@/utils/store/sync-store'
import { afterSuccess, INITIAL_STATE } from '@/utils/sync/state'
import { aDevice, anAuthor, pulled, T0 } from './device'
import { aDeal, aTheme } from './team-data'

describe('two members on one browser', () => {
  const deal = aDeal()
  const answer = { rows: [{ entity: 'deal' as const, id: deal.id, fields: deal }], cursor: '7', more: false }

  it('see no deals of each other, and each fetches all of it again', async () => {
    const { db } = aDevice()
    const [one, other] = [createSyncStore(db, anAuthor()), createSyncStore(db, anAuthor())]
    await pulled(one, answer)
    expect((await other.place()).cursor).toBe('')
    await pulled(other, { rows: [], cursor: '9', more: false })
    expect(await db.deals.count()).toBe(0)
    expect([(await one.place()).cursor, (await other.place()).cursor]).toEqual(['', '9'])
  })

  it('do not get what the other one had asked for', async () => {
    const { db } = aDevice()
    const [one, other] = [createSyncStore(db, anAuthor()), createSyncStore(db, anAuthor())]
    await pulled(one, { ...answer, rows: [] })
    const asked = await one.place()
    await pulled(other, { rows: [], cursor: '9', more: false })
    expect(await one.applyPull(answer, asked)).toBe(false)
    expect(await db.deals.count()).toBe(0)
  })
})

describe('changing the workspace', () => {
  it('takes the other team’s deals and themes off this computer', async () => {
    const { db } = aDevice()
    await db.deals.add(aDeal())
    await db.themes.add(aTheme())
    await clearPulled(db)
    expect([await db.deals.count(), await db.themes.count()]).toEqual([0, 0])
  })

  it('lets every account pull anew, and keeps what this device is called', async () => {
    const { db } = aDevice()
    const store = createSyncStore(db, anAuthor())
    await pulled(store, { rows: [], cursor: 'far', more: false })
    const name = (await store.place()).deviceId
    await clearPulled(db)
    expect([(await store.place()).cursor, (await store.place()).deviceId]).toEqual(['', name])
  })

  it('keeps every note, demo, draft and waiting change', async () => {
    const device = aDevice()
    await device.capture('stays')
    await clearPulled(device.db)
    expect(await device.db.objections.count()).toBe(1)
    expect(await device.db.demos.count()).toBe(1)
    expect(await device.db.outbox.count()).toBe(2)
  })
})

describe('the state of sync', () => {
  it('is untroubled before the first round', async () => {
    expect(await loadSyncState(aDevice().db)).toEqual(INITIAL_STATE)
  })

  it('survives the death of the background', async () => {
    const { db } = aDevice()
    await createStateStore(db).save({ ...afterSuccess(T0), attempts: 3, silentUntil: T0 + 5 })
    expect(await createStateStore(db).load()).toEqual({ ...afterSuccess(T0), attempts: 3, silentUntil: T0 + 5 })
  })

  it('written by an older version lacks nothing', async () => {
    const { db } = aDevice()
    await db.meta.put({ key: 'sync', value: { attempts: 2, stopped: true } })
    expect(await loadSyncState(db)).toEqual({ ...INITIAL_STATE, attempts: 2, stopped: true })
  })
})
