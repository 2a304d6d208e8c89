import { describe, expect, it } from 'vitest'
import { dayOf } from '@/utils/capture/clock'
import { isUnfinished } from '@/utils/capture/debrief'
import type { DemoId } from '@/utils/model/ids'
import { askOnceMore, closeDebrief, debriefOf } from '@/utils/store/debriefs'
import { endDemo, startDemo } from '@/utils/store/demos'
import { captureNote, editNote } from '@/utils/store/notes'
import { extensionState } from '@/utils/store/view'
import { aDevice, aDraft, type TestDevice } from './device'

const DAY = 24 * 60 * 60_000

/** A demo that has ended with these lines said in it. */
async function ended(lines: string[]): Promise<{ device: TestDevice; id: DemoId }> {
  const device = aDevice()
  const id = await startDemo(device.db, device.now(), { dealId: null, account: 'Cancity', shareMode: 'none' })
  for (const line of lines) await device.capture(line)
  await endDemo(device.db, device.now())
  return { device, id }
}

/** Another one, an hour later. */
async function alsoEnded(device: TestDevice): Promise<DemoId> {
  device.nowMs += 60 * 60_000
  const id = await startDemo(device.db, device.now(), { dealId: null, account: 'Isdom', shareMode: 'none' })
  await device.capture('two')
  await endDemo(device.db, device.now())
  return id
}

const stateOf = (device: TestDevice) =>
  extensionState(device.db, { author: device.author, hidden: false, nowMs: device.nowMs })
const askAgain = (device: TestDevice) => askOnceMore(device.db, device.now(), dayOf(device.nowMs))

describe('a demo’s debrief', () => {
  it('is offered when it ends, with what is left to say', async () => {
    const { device, id } = await ended(['!! no SSO', '+ nice ^user'])
    expect((await stateOf(device)).ended).toEqual({
      ...{ demoId: id, title: 'Cancity', notes: 2, unfinished: 1, quietMin: null },
    })
  })

  it('walks the notes in the order in which they were made, without the withdrawn', async () => {
    const { device, id } = await ended(['one', 'two', 'three'])
    const [first] = await device.db.objections.toArray()
    await device.db.objections.update(first?.id as never, { deletedAt: '2026-03-02T10:00:00.000Z' })
    const { notes, demo } = await debriefOf(device.db, id)
    expect(notes.map(({ text }) => text)).toEqual(['two', 'three'])
    expect(demo.title).toBe('Cancity')
  })

  it('is over for good when nothing is left to ask', async () => {
    const { device, id } = await ended(['+ loves it ^user'])
    await closeDebrief(device.db, device.now(), { id, forGood: false })
    expect((await device.db.demos.get(id))?.debriefedAt).not.toBeNull()
    expect((await stateOf(device)).ended).toBeNull()
  })

  it('keeps a note that is remembered only now apart from those made live', async () => {
    const { device, id } = await ended(['one'])
    const place = { page: 'https://demo.example/', debriefOf: id }
    const added = await captureNote(device.db, device.now(), { draft: aDraft('! slow'), place, draftKey: 'beside' })
    expect(await device.db.objections.get(added)).toMatchObject({
      ...{ demoId: id, source: 'debrief', atMs: null, page: null, step: null, severity: 'pain' },
    })
  })

  it('leaves a note that was made live a live one, whatever is answered', async () => {
    const { device } = await ended(['one'])
    const [note] = await device.db.objections.toArray()
    if (!note) throw new Error('no note')
    await editNote(device.db, device.now(), { id: note.id, fields: { text: 'named', severity: 'pain' } })
    expect(await device.db.objections.get(note.id)).toMatchObject({ text: 'named', source: 'live', atMs: note.atMs })
  })
})

describe('what a debrief left open', () => {
  it('is asked about on the next day, and not on the same', async () => {
    const { device, id } = await ended(['one', 'two'])
    await closeDebrief(device.db, device.now(), { id, forGood: false })
    expect(await askAgain(device)).toBe(false)
    expect((await stateOf(device)).leftover).toBeNull()
    device.nowMs += DAY
    expect(await askAgain(device)).toBe(true)
    expect((await stateOf(device)).leftover).toMatchObject({ demoId: id, title: 'Cancity', count: 2 })
  })

  it('is not spoken of while a demo runs: another customer may be looking', async () => {
    const { device } = await ended(['one'])
    device.nowMs += DAY
    await askAgain(device)
    await startDemo(device.db, device.now(), { dealId: null, account: 'Isdom', shareMode: 'none' })
    expect((await stateOf(device)).leftover).toBeNull()
    await endDemo(device.db, device.now())
    expect((await stateOf(device)).leftover).toMatchObject({ title: 'Cancity' })
  })

  it('takes the offer along when its day is over', async () => {
    const { device } = await ended(['one'])
    device.nowMs += DAY
    await askAgain(device)
    expect((await stateOf(device)).ended).not.toBeNull()
    device.nowMs += DAY
    await askAgain(device)
    expect((await stateOf(device)).ended).toBeNull()
  })

  it('is asked about one demo after the other, on the same day or the next: none is over unasked', async () => {
    const { device, id: first } = await ended(['one'])
    const second = await alsoEnded(device)
    device.nowMs += DAY
    await askAgain(device)
    expect((await stateOf(device)).leftover?.demoId).toBe(second)
    device.nowMs += DAY
    await askAgain(device)
    expect((await stateOf(device)).leftover?.demoId).toBe(first)
    const over = (await device.db.demos.toArray()).filter(({ debriefedAt }) => debriefedAt !== null)
    expect(over.map(({ id }) => id)).toEqual([second])
  })

  it('is asked about the next demo as soon as the first one is settled', async () => {
    const { device, id: first } = await ended(['one'])
    const id = await alsoEnded(device)
    device.nowMs += DAY
    await askAgain(device)
    await closeDebrief(device.db, device.now(), { id, forGood: true })
    expect(await askAgain(device)).toBe(true)
    expect((await stateOf(device)).leftover?.demoId).toBe(first)
  })

  it('is never asked about a third time, and stays unknown', async () => {
    const { device, id } = await ended(['one'])
    device.nowMs += DAY
    await askAgain(device)
    device.nowMs += DAY
    expect(await askAgain(device)).toBe(true)
    expect((await stateOf(device)).leftover).toBeNull()
    expect((await device.db.demos.get(id))?.debriefedAt).not.toBeNull()
    expect((await debriefOf(device.db, id)).notes.map(({ severity }) => severity)).toEqual(['unknown'])
  })

  it.each([
    ['says to leave it', true],
    ['goes through it a second time', false],
  ])('is over when the person %s', async (_, forGood) => {
    const { device, id } = await ended(['one'])
    device.nowMs += DAY
    await askAgain(device)
    await closeDebrief(device.db, device.now(), { id, forGood })
    expect((await stateOf(device)).leftover).toBeNull()
    expect((await device.db.demos.get(id))?.debriefedAt).not.toBeNull()
  })

  it('is not asked about once it was answered elsewhere, nor weeks later', async () => {
    const { device, id } = await ended(['one'])
    device.nowMs += 20 * DAY
    expect(await askAgain(device)).toBe(false)
    const { device: other } = await ended(['two'])
    const { notes } = await debriefOf(other.db, (await other.db.demos.toArray())[0]?.id ?? id)
    const all = { severity: 'pain', speaker: 'user', handled: 'no' } as const
    for (const note of notes) await editNote(other.db, other.now(), { id: note.id, fields: all })
    other.nowMs += DAY
    expect(await askAgain(other)).toBe(false)
    expect(notes.every(isUnfinished)).toBe(true)
  })
})
