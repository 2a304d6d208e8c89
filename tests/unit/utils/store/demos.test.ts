import { describe, expect, it } from 'vitest'
import { dealId, newId } from '@/utils/model/ids'
import { continueDemo } from '@/utils/store/continuing'
import { closeDebrief } from '@/utils/store/debriefs'
import { endDemo, isShareHeld, setPlan, setShareMode, startDemo } from '@/utils/store/demos'
import { draftKey, saveDraft } from '@/utils/store/drafts'
import { ChangedError } from '@/utils/store/errors'
import { nameDemo } from '@/utils/store/moving'
import { captureNote } from '@/utils/store/notes'
import { runningDemo } from '@/utils/store/running-demo'
import { extensionState } from '@/utils/store/view'
import { aDevice, aDraft, type TestDevice } from './device'

const none = { dealId: null, account: null, shareMode: 'none' } as const

describe('a demo', () => {
  it('starts for an account in free text', async () => {
    const device = aDevice()
    await startDemo(device.db, device.now(), { ...none, account: 'Cancity' })
    expect(await runningDemo(device.db)).toMatchObject({ account: 'Cancity', startedAt: '2026-03-02T09:00:00.000Z' })
  })

  it.each([
    ['u\u0308ber', 'über'],
    ['half \ud800', 'half \ufffd'],
  ])('keeps the name %j as every other device stores it', async (account, stored) => {
    const device = aDevice()
    const demoId = await startDemo(device.db, device.now(), { ...none, account })
    expect((await runningDemo(device.db))?.account).toBe(stored)
    await nameDemo(device.db, device.now(), { dealId: null, account: `${account}!`, demoId })
    expect((await device.db.outbox.toArray()).map(({ fields }) => fields.account)).toEqual([stored, `${stored}!`])
  })

  it('ends the one that ran when another starts', async () => {
    const device = aDevice()
    const first = await startDemo(device.db, device.now(), none)
    device.nowMs += 5_000
    const second = await startDemo(device.db, device.now(), none)
    expect((await device.db.demos.get(first))?.endedAt).toBe('2026-03-02T09:00:05.000Z')
    expect((await runningDemo(device.db))?.id).toBe(second)
  })

  it('ends, and the next note begins another', async () => {
    const device = aDevice()
    await device.capture('in the first')
    const ended = await endDemo(device.db, device.now())
    await device.capture('in the second')
    expect((await runningDemo(device.db))?.id).not.toBe(ended)
    expect(await device.db.demos.count()).toBe(2)
  })

  it('does nothing when none runs', async () => {
    const device = aDevice()
    expect(await endDemo(device.db, device.now())).toBeNull()
    expect(await device.db.outbox.count()).toBe(0)
  })

  it('gives its deal to the notes that had none when it is named late', async () => {
    const device = aDevice()
    const note = await device.capture('before the deal was picked')
    const deal = newId(dealId)
    const demoId = (await device.db.demos.toArray())[0]?.id
    if (!demoId) throw new Error('no demo')
    await nameDemo(device.db, device.now(), { dealId: deal, account: 'Cancity', demoId })
    expect((await device.db.objections.get(note))?.dealId).toBe(deal)
    expect(await runningDemo(device.db)).toMatchObject({ dealId: deal, account: 'Cancity' })
  })

  it('takes its steps and people also after its end, and whoever is next gets none of them', async () => {
    const device = aDevice()
    const demoId = await startDemo(device.db, device.now(), { ...none, account: 'Gamma' })
    await startDemo(device.db, device.now(), { ...none, account: 'Delta' })
    const plan = { steps: ['Dashboards'], room: [{ name: 'Anna', speaker: 'champion' as const }] }
    await setPlan(device.db, device.now(), { demoId, ...plan })
    expect(await device.db.demos.get(demoId)).toMatchObject({ account: 'Gamma', ...plan })
    expect(await runningDemo(device.db)).toMatchObject({ account: 'Delta', steps: [], room: [] })
  })

  it('keeps a newer plan when its sheet began from an older one, and what the sheet did not touch', async () => {
    const device = aDevice()
    const { db } = device
    const demoId = await startDemo(db, device.now(), none)
    await setPlan(db, device.now(), { demoId, steps: ['Dashboards'], room: [] })
    const late = setPlan(db, device.now(), { demoId, steps: ['Alerts'], was: { steps: [] } })
    await expect(late).rejects.toThrow(new ChangedError('Dashboards'))
    const room = [{ name: 'Anna', speaker: 'champion' as const }]
    for (const _ of 'ab') await setPlan(db, device.now(), { demoId, room, was: { room: [] } })
    expect(await db.demos.get(demoId)).toMatchObject({ steps: ['Dashboards'], room })
    await setPlan(db, device.now(), { demoId, steps: ['Alerts'], was: { steps: ['Dashboards'] } })
    expect(await db.demos.get(demoId)).toMatchObject({ steps: ['Alerts'], room })
  })

  it('is not begun by the plan of one that has ended', async () => {
    const device = aDevice()
    const demoId = await startDemo(device.db, device.now(), none)
    await endDemo(device.db, device.now())
    await setPlan(device.db, device.now(), { demoId, steps: ['Dashboards'], room: [] })
    expect(await device.db.demos.toArray()).toMatchObject([{ id: demoId, steps: ['Dashboards'] }])
    expect(await runningDemo(device.db)).toBeUndefined()
  })

  it('remembers what is shared', async () => {
    const device = aDevice()
    await startDemo(device.db, device.now(), none)
    await setShareMode(device.db, device.now(), 'tab')
    expect((await runningDemo(device.db))?.shareMode).toBe('tab')
  })

  it('that a note begins is shared as everything is just then', async () => {
    const device = aDevice()
    const draft = aDraft('no SSO')
    const now = { ...device.now(), share: 'window' } as const
    await captureNote(device.db, now, { draft, place: { page: null }, draftKey: 'tab:1' })
    expect(await runningDemo(device.db)).toMatchObject({ account: null, shareMode: 'window' })
  })

  it('is not begun by saying what is shared', async () => {
    const device = aDevice()
    await setShareMode(device.db, device.now(), 'tab')
    expect(await device.db.demos.count()).toBe(0)
  })

  it('holds what is shared until its debrief is closed', async () => {
    const device = aDevice()
    expect(await isShareHeld(device.db)).toBe(false)
    const id = await startDemo(device.db, device.now(), none)
    expect(await isShareHeld(device.db)).toBe(true)
    await endDemo(device.db, device.now())
    expect(await isShareHeld(device.db)).toBe(true)
    await closeDebrief(device.db, device.now(), { id, forGood: false })
    expect(await isShareHeld(device.db)).toBe(false)
  })

  it('sends each change as a mutation', async () => {
    const device = aDevice()
    const id = await startDemo(device.db, device.now(), none)
    await setShareMode(device.db, device.now(), 'window')
    await endDemo(device.db, device.now())
    const fields = (await device.db.outbox.where('entityId').equals(id).sortBy('seq')).map((row) => row.fields)
    expect(fields[0]).toMatchObject({ startedAt: '2026-03-02T09:00:00.000Z', shareMode: 'none' })
    expect(fields.slice(1)).toEqual([{ shareMode: 'window' }, { endedAt: '2026-03-02T09:00:00.000Z' }])
  })
})

const stateOf = (device: TestDevice) => extensionState(device.db, { author: device.author, hidden: false })

/** A demo that ended too early: five minutes later the next note began one without a name. */
async function endedTooEarly() {
  const device = aDevice()
  const id = await startDemo(device.db, device.now(), { ...none, account: 'Cancity' })
  await device.capture('before the end')
  await endDemo(device.db, device.now())
  device.nowMs += 5 * 60_000
  const after = await device.capture('after the end')
  return { device, id, after }
}

describe('a demo that ended too early', () => {
  it('is offered to go on, without a name, while only notes without a customer came after it', async () => {
    const { device, id } = await endedTooEarly()
    const { demo, before, ended } = await stateOf(device)
    expect(demo?.title).toBeNull()
    expect(before).toEqual({ demoId: id, endedAt: '2026-03-02T09:00:01.000Z' })
    expect(ended).toBeNull()
  })

  it('goes on with the notes that were made meanwhile, each at its minute', async () => {
    const { device, id, after } = await endedTooEarly()
    const made = (await runningDemo(device.db))?.id
    expect(await continueDemo(device.db, device.now())).toBe(id)
    const { demo, before, notes } = await stateOf(device)
    expect(demo).toMatchObject({ id, title: 'Cancity', endedAt: null })
    expect(before).toBeNull()
    expect(notes.map(({ text }) => text)).toEqual(['after the end', 'before the end'])
    expect(notes[0]).toMatchObject({ id: after, atMs: 5 * 60_000 + 2_000 })
    expect((await device.db.demos.get(made ?? id))?.deletedAt).not.toBeNull()
  })

  it('takes along what stands in a line, also when that is saved a moment later', async () => {
    const { device, id } = await endedTooEarly()
    const made = (await runningDemo(device.db))?.id ?? id
    const [kept, late] = [aDraft('half a sent'), aDraft('half a thou')]
    const key = draftKey('tab:1', made)
    await saveDraft(device.db, { key, draft: { ...kept, demoId: made }, nowMs: device.nowMs })
    await continueDemo(device.db, device.now())
    const place = { page: null, debriefOf: made }
    for (const draft of [kept, late]) await captureNote(device.db, device.now(), { draft, place, draftKey: key })
    const texts = (await stateOf(device)).notes.map(({ text }) => text)
    expect(texts.sort()).toEqual(['after the end', 'before the end', 'half a sent', 'half a thou'])
  })

  it('gives its deal to them', async () => {
    const device = aDevice()
    const deal = newId(dealId)
    await startDemo(device.db, device.now(), { ...none, dealId: deal })
    await endDemo(device.db, device.now())
    const after = await device.capture('after the end')
    await continueDemo(device.db, device.now())
    expect((await device.db.objections.get(after))?.dealId).toBe(deal)
  })

  it('stays ended once the next one has a customer or was started', async () => {
    const { device, id } = await endedTooEarly()
    const demoId = (await runningDemo(device.db))?.id ?? id
    await nameDemo(device.db, device.now(), { dealId: null, account: 'Isdom', demoId })
    expect((await stateOf(device)).before).toBeNull()
    expect(await continueDemo(device.db, device.now())).toBeNull()
    const { device: other } = await endedTooEarly()
    await startDemo(other.db, other.now(), none)
    expect((await stateOf(other)).before).toBeNull()
    expect(await continueDemo(other.db, other.now())).toBeNull()
  })

  it('is not offered any more when the person says so', async () => {
    const { device, id } = await endedTooEarly()
    await closeDebrief(device.db, device.now(), { id, forGood: false })
    expect((await stateOf(device)).before).toBeNull()
  })
})
