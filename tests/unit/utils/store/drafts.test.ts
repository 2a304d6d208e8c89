import { describe, expect, it } from 'vitest'
import type { DemoId } from '@/utils/model/ids'
import { continueDemo } from '@/utils/store/continuing'
import { endDemo, startDemo } from '@/utils/store/demos'
import {
  adoptDraft,
  draftKey,
  joinDraft,
  lastTypedAt,
  moveDraft,
  parkDraft,
  saveDraft,
  takeDraft,
} from '@/utils/store/drafts'
import { captureNote } from '@/utils/store/notes'
import { runningDemo } from '@/utils/store/running-demo'
import { aDevice, aDraft, T0, type TestDevice } from './device'

const begin = ({ db, now }: TestDevice, account: string) =>
  startDemo(db, now(), { dealId: null, account, shareMode: 'none' })
const type = ({ db }: TestDevice, line: string, demoId: DemoId | null, place = 'tab:7') =>
  saveDraft(db, { key: draftKey(place, demoId), draft: { ...aDraft(line), demoId }, nowMs: T0 })
const seat = async ({ db }: TestDevice, place = 'tab:7') =>
  (await takeDraft(db, { place, open: new Set([place]) }))?.line ?? null
const notesIn = async ({ db }: TestDevice, demoId: DemoId) =>
  (await db.objections.where('demoId').equals(demoId).toArray()).map(({ text }) => text)

const lines = async ({ db }: TestDevice) => (await db.drafts.toArray()).map(({ line }) => line).sort()

describe('a draft', () => {
  it('comes back to its tab', async () => {
    const { db } = aDevice()
    const draft = aDraft('half a sent', { category: 'price' })
    await saveDraft(db, { key: 'tab:7', draft, nowMs: T0 })
    expect(await takeDraft(db, { place: 'tab:7', open: new Set(['tab:7']) })).toEqual(draft)
  })

  it('of another open tab stays there', async () => {
    const { db } = aDevice()
    await saveDraft(db, { key: 'tab:7', draft: aDraft('elsewhere'), nowMs: T0 })
    expect(await takeDraft(db, { place: 'tab:8', open: new Set(['tab:7', 'tab:8']) })).toBeNull()
  })

  it('of a tab that a crash has closed moves to the next panel, the newest first', async () => {
    const { db } = aDevice()
    const newest = aDraft('the newest')
    await saveDraft(db, { key: 'tab:1', draft: aDraft('older'), nowMs: T0 })
    await saveDraft(db, { key: 'tab:2', draft: newest, nowMs: T0 + 1 })
    const open = new Set(['tab:9'])
    expect(await takeDraft(db, { place: 'tab:9', open })).toEqual(newest)
    expect((await db.drafts.toArray()).map(({ key }) => key)).toEqual(['tab:1', 'tab:9'])
  })

  it('goes on in the surface that takes over, though its own tab is still open', async () => {
    const { db } = aDevice()
    const [typed, newer] = [aDraft('in the tab'), aDraft('of a tab that is gone')]
    await saveDraft(db, { key: 'tab:1', draft: typed, nowMs: T0 })
    await saveDraft(db, { key: 'tab:2', draft: newer, nowMs: T0 + 1 })
    const open = new Set(['tab:1'])
    expect(await takeDraft(db, { place: 'beside', from: 'tab:1', open })).toEqual(typed)
    expect(await takeDraft(db, { place: 'beside', from: 'tab:3', open })).toEqual(typed)
    expect(await db.drafts.get('tab:1')).toBeUndefined()
  })

  it('goes on in a surface that is open already, after what stands there, and in no other demo', async () => {
    const device = aDevice()
    const places = { place: 'beside', from: 'tab:1', nowMs: T0 }
    await type(device, 'in the window', null, 'beside')
    await type(device, 'over the page', null, 'tab:1')
    await type(device, 'elsewhere', null, 'tab:2')
    expect(await joinDraft(device.db, places)).toMatchObject({ line: 'over the page' })
    expect(await joinDraft(device.db, places)).toBeNull()
    expect(await lines(device)).toEqual(['elsewhere', 'in the window\nover the page'])
    await type(device, 'before the demo', null, 'tab:1')
    await begin(device, 'Cancity')
    expect(await joinDraft(device.db, places)).toBeNull()
  })

  it('that was typed last is the one to go on with, among these panels and in this demo', async () => {
    const device = aDevice()
    const demo = await begin(device, 'Cancity')
    await type(device, 'before any demo', null, 'tab:3')
    await type(device, 'the first', demo, 'tab:1')
    await type(device, 'the last', demo, 'tab:2')
    await device.db.drafts.update(draftKey('tab:2', demo), { at: T0 + 1 })
    expect(await lastTypedAt(device.db, ['tab:1', 'tab:2', 'tab:3'])).toBe('tab:2')
    expect(await lastTypedAt(device.db, ['tab:1', 'tab:3'])).toBe('tab:1')
    expect(await lastTypedAt(device.db, ['tab:3'])).toBeNull()
  })

  it('that an older version hands over stands in its new place only', async () => {
    const { db } = aDevice()
    const [handed, other] = [aDraft('typed before, '), aDraft('elsewhere')]
    await saveDraft(db, { key: 'tab:1@before', draft: handed, nowMs: T0 })
    await saveDraft(db, { key: 'tab:2@before', draft: other, nowMs: T0 })
    await moveDraft(db, { place: 'tab:1@now', draft: { ...handed, line: 'typed before, and after' }, nowMs: T0 + 1 })
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
    expect(await takeDraft(device.db, { place: 'tab:7', open: new Set() })).toEqual(next)
  })

  it('of the next note stays, when a late key of the saved one comes after it', async () => {
    const device = aDevice()
    const [last, next] = [aDraft('saved'), aDraft('the ne')]
    await captureNote(device.db, device.now(), { draft: last, place: { page: null }, draftKey: 'tab:7' })
    await saveDraft(device.db, { key: 'tab:7', draft: next, nowMs: T0 })
    await saveDraft(device.db, { key: 'tab:7', draft: last, nowMs: T0 })
    expect(await takeDraft(device.db, { place: 'tab:7', open: new Set() })).toEqual(next)
  })
})

describe("one customer's draft", () => {
  it('comes back in the same demo, by whatever surface', async () => {
    const device = aDevice()
    const demo = await begin(device, 'Cancity')
    await type(device, 'half a sent', demo)
    expect(await seat(device)).toBe('half a sent')
    await device.db.drafts.toCollection().modify({ key: draftKey('tab:3', demo) })
    expect(await seat(device, 'beside')).toBe('half a sent')
  })

  it.each([
    ['the next demo', (device: TestDevice) => begin(device, 'Konex')],
    ['no demo', (device: TestDevice) => endDemo(device.db, device.now())],
  ])('becomes a note of its own demo when that ends and %s follows', async (_, next) => {
    const device = aDevice()
    const demo = await begin(device, 'Cancity')
    await type(device, '! half a sent @Velnox', demo)
    await type(device, '   ', demo, 'tab:8')
    await next(device)
    expect(await seat(device)).toBeNull()
    expect(await device.db.objections.toArray()).toEqual([
      expect.objectContaining({
        text: 'half a sent',
        severity: 'pain',
        competitor: 'Velnox',
        demoId: demo,
        source: 'live',
      }),
    ])
    expect(await device.db.drafts.count()).toBe(0)
  })

  it('that a demo left before this version existed is shown, for nobody knows whose it is', async () => {
    const device = aDevice()
    await begin(device, 'Cancity')
    await saveDraft(device.db, { key: 'tab:7', draft: aDraft('from before'), nowMs: T0 })
    expect(await seat(device)).toBe('from before')
  })

  it('that was typed before any demo waits until none runs, and is not written over', async () => {
    const device = aDevice()
    await type(device, 'for later', null)
    const demo = await begin(device, 'Cancity')
    expect(await seat(device)).toBeNull()
    await type(device, 'theirs', demo)
    await endDemo(device.db, device.now())
    expect(await seat(device)).toBe('for later')
    expect(await notesIn(device, demo)).toEqual(['theirs'])
  })

  it('goes on in the demo that is begun beside it', async () => {
    const device = aDevice()
    await type(device, 'before', null)
    await type(device, 'elsewhere', null, 'tab:8')
    await adoptDraft(device.db, { place: 'tab:7', demoId: await begin(device, 'Cancity') })
    expect(await seat(device)).toBe('before')
    expect(await device.db.drafts.get('tab:8')).toMatchObject({ demoId: null })
  })

  it('that makes no note is offered while no demo runs, and never in the next one', async () => {
    const device = aDevice()
    const demo = await begin(device, 'Cancity')
    await type(device, 'x'.repeat(100_000), demo)
    await begin(device, 'Konex')
    expect(await seat(device)).toBeNull()
    await endDemo(device.db, device.now())
    expect(await seat(device)).toHaveLength(100_000)
  })

  it('that became a note is in the list when the demo goes on', async () => {
    const device = aDevice()
    const demo = await begin(device, 'Cancity')
    await type(device, 'half a sent', demo)
    await endDemo(device.db, device.now())
    await continueDemo(device.db, device.now())
    expect(await seat(device)).toBeNull()
    expect(await notesIn(device, demo)).toEqual(['half a sent'])
  })

  it('that an older version hands over after its demo is not shown in the next one', async () => {
    const device = aDevice()
    const demo = await begin(device, 'Cancity')
    await begin(device, 'Konex')
    await moveDraft(device.db, { place: 'tab:7', draft: { ...aDraft('late'), demoId: demo }, nowMs: T0 })
    expect(await seat(device)).toBeNull()
    await endDemo(device.db, device.now())
    expect(await seat(device)).toBe('late')
  })
})

describe('what stands in a panel that nobody sees when a demo begins elsewhere', () => {
  it('waits until none runs, for whichever panel is opened then', async () => {
    const device = aDevice()
    const { db } = device
    const draft = aDraft('only about Kappa')
    await saveDraft(db, { key: draftKey('tab:7', null), draft: { ...draft, demoId: null }, nowMs: T0 })
    await begin(device, 'Lima')
    await parkDraft(db, { place: 'tab:7', draft, nowMs: T0 + 1 })
    expect([await seat(device), await seat(device, 'tab:8')]).toEqual([null, null])
    await type(device, 'about Lima', (await runningDemo(db))?.id ?? null)
    await endDemo(db, device.now())
    expect((await db.objections.toArray()).map(({ text }) => text)).toEqual(['about Lima'])
    // Its own panel is open and empty, and another one is opened.
    expect((await takeDraft(db, { place: 'tab:8', open: new Set(['tab:7', 'tab:8']) }))?.line).toBe('only about Kappa')
  })
})
