import { describe, expect, it } from 'vitest'
import { moveDraft, saveDraft, takeDraft } from '@/utils/store/drafts'
import { captureNote } from '@/utils/store/notes'
import { aDevice, aDraft, T0 } from './device'

describe('a draft', () => {
  it('comes back to its tab', async () => {
    const { db } = aDevice()
    const draft = aDraft('half a sent', { category: 'price' })
    await saveDraft(db, { key: 'tab:7', draft, nowMs: T0 })
    expect(await takeDraft(db, { key: 'tab:7', openKeys: new Set(['tab:7']) })).toEqual(draft)
  })

  it('of another open tab stays there', async () => {
    const { db } = aDevice()
    await saveDraft(db, { key: 'tab:7', draft: aDraft('elsewhere'), nowMs: T0 })
    expect(await takeDraft(db, { key: 'tab:8', openKeys: new Set(['tab:7', 'tab:8']) })).toBeNull()
  })

  it('of a tab that a crash has closed moves to the next panel, the newest first', async () => {
    const { db } = aDevice()
    const newest = aDraft('the newest')
    await saveDraft(db, { key: 'tab:1', draft: aDraft('older'), nowMs: T0 })
    await saveDraft(db, { key: 'tab:2', draft: newest, nowMs: T0 + 1 })
    const openKeys = new Set(['tab:9'])
    expect(await takeDraft(db, { key: 'tab:9', openKeys })).toEqual(newest)
    expect((await db.drafts.toArray()).map(({ key }) => key)).toEqual(['tab:1', 'tab:9'])
  })

  it('goes on in the surface that takes over, though its own tab is still open', async () => {
    const { db } = aDevice()
    const [typed, newer] = [aDraft('in the tab'), aDraft('of a tab that is gone')]
    await saveDraft(db, { key: 'tab:1', draft: typed, nowMs: T0 })
    await saveDraft(db, { key: 'tab:2', draft: newer, nowMs: T0 + 1 })
    const openKeys = new Set(['tab:1'])
    expect(await takeDraft(db, { key: 'beside', from: 'tab:1', openKeys })).toEqual(typed)
    expect(await takeDraft(db, { key: 'beside', from: 'tab:3', openKeys })).toEqual(typed)
    expect(await db.drafts.get('tab:1')).toBeUndefined()
  })

  it('that an older version hands over stands in its new place only', async () => {
    const { db } = aDevice()
    const [handed, other] = [aDraft('typed before, '), aDraft('elsewhere')]
    await saveDraft(db, { key: 'tab:1@before', draft: handed, nowMs: T0 })
    await saveDraft(db, { key: 'tab:2@before', draft: other, nowMs: T0 })
    await moveDraft(db, { key: 'tab:1@now', draft: { ...handed, line: 'typed before, and after' }, nowMs: T0 + 1 })
    expect((await db.drafts.toArray()).map(({ key, line }) => [key, line])).toEqual([
      ['tab:1@now', 'typed before, and after'],
      ['tab:2@before', 'elsewhere'],
    ])
  })

  it('is gone once the line is empty', async () => {
    const { db } = aDevice()
    await saveDraft(db, { key: 'tab:7', draft: aDraft('x'), nowMs: T0 })
    await saveDraft(db, { key: 'tab:7', draft: null, nowMs: T0 })
    expect(await db.drafts.count()).toBe(0)
  })

  it('does not come back by a keystroke that arrives after its note was saved', async () => {
    const device = aDevice()
    const draft = aDraft('saved')
    await captureNote(device.db, device.now(), { draft, place: { page: null }, draftKey: 'tab:7' })
    await saveDraft(device.db, { key: 'tab:7', draft, nowMs: T0 })
    expect(await device.db.drafts.count()).toBe(0)
  })

  it('of the next note stays, when the saving of the last one comes after its first key', async () => {
    const device = aDevice()
    const [last, next] = [aDraft('saved'), aDraft('the ne')]
    await saveDraft(device.db, { key: 'tab:7', draft: next, nowMs: T0 })
    await captureNote(device.db, device.now(), { draft: last, place: { page: null }, draftKey: 'tab:7' })
    expect(await takeDraft(device.db, { key: 'tab:7', openKeys: new Set() })).toEqual(next)
  })

  it('of the next note stays, when a late key of the saved one comes after it', async () => {
    const device = aDevice()
    const [last, next] = [aDraft('saved'), aDraft('the ne')]
    await captureNote(device.db, device.now(), { draft: last, place: { page: null }, draftKey: 'tab:7' })
    await saveDraft(device.db, { key: 'tab:7', draft: next, nowMs: T0 })
    await saveDraft(device.db, { key: 'tab:7', draft: last, nowMs: T0 })
    expect(await takeDraft(device.db, { key: 'tab:7', openKeys: new Set() })).toEqual(next)
  })
})
