import { describe, expect, it } from 'vitest'
import { dealId, newId, themeId } from '@/utils/model/ids'
import { ZERO_STAMP } from '@/utils/model/stamp'
import { closeDebrief } from '@/utils/store/debriefs'
import { endDemo, startDemo } from '@/utils/store/demos'
import { exportNotes } from '@/utils/store/export'
import { Finder } from '@/utils/store/finding'
import { withdrawNote } from '@/utils/store/notes'
import { checkQuiet } from '@/utils/store/quiet'
import { createStateStore } from '@/utils/store/sync-state'
import { createSyncStore } from '@/utils/store/sync-store'
import { extensionState } from '@/utils/store/view'
import { INITIAL_STATE } from '@/utils/sync/state'
import { aDevice, aDeviceId, anAuthor, T0, type TestDevice } from './device'
import { aTheme } from './team-data'

const stateOf = (device: TestDevice) =>
  extensionState(device.db, { author: device.author, hidden: false, language: 'auto' })

const aDeal = (name: string, account: string | null, outcome: 'open' | 'won' = 'open') => ({
  ...{ id: newId(dealId), name, account, outcome },
  ...{ segment: 'Enterprise', stage: null, competitors: [], externalId: null, crmUrl: null },
})

describe('what every surface shows', () => {
  it('is nothing at first', async () => {
    expect(await stateOf(aDevice())).toMatchObject({ demo: null, notes: [], waiting: 0, refused: 0, paired: false })
  })

  it('has the running demo’s notes, newest first, without the withdrawn', async () => {
    const device = aDevice()
    await device.capture('one')
    const two = await device.capture('two')
    await device.capture('three')
    await withdrawNote(device.db, device.now(), { id: two, withdrawn: true })
    expect((await stateOf(device)).notes.map(({ text }) => text)).toEqual(['three', 'one'])
  })

  it('says "stored" without an account', async () => {
    const device = aDevice()
    await device.capture('mine alone')
    const state = await stateOf(device)
    expect(state.notes[0]?.progress).toBe('stored')
    expect(state).toMatchObject({ waiting: 0, waitingSince: null })
  })

  it('says "waiting", then "sent" or "refused", with an account', async () => {
    const device = aDevice({ author: anAuthor() })
    const [good, bad] = [await device.capture('good'), await device.capture('bad')]
    const before = await stateOf(device)
    expect(before.notes.map(({ progress }) => progress)).toEqual(['waiting', 'waiting'])
    expect(before).toMatchObject({ waiting: 2, waitingSince: T0 + 1_000 })
    const store = createSyncStore(device.db, device.author)
    const sent = await store.nextBatch(10)
    const index = sent.findIndex(({ entityId }) => entityId === bad)
    const rejected = [{ index, code: 'invalid' as const, message: 'No.' }]
    await store.settle(sent, { applied: 2, duplicates: 0, rejected }, T0)
    const after = await stateOf(device)
    expect(Object.fromEntries(after.notes.map(({ id, progress }) => [id, progress]))).toEqual({
      [good]: 'sent',
      [bad]: 'refused',
    })
    expect(after).toMatchObject({ waiting: 0, refused: 1 })
  })

  it('names the deal’s account, and the theme that a note was put to', async () => {
    const device = aDevice({ author: anAuthor() })
    const deal = aDeal('Renewal', 'Cancity')
    const theme = { id: newId(themeId), title: 'Windows config', kind: 'missing', status: 'building' } as const
    await device.db.deals.add(deal)
    await device.db.themes.add({
      ...theme,
      answer: null,
      answerAt: null,
      shippedAt: null,
      shippedVersion: null,
      statusAt: null,
      wordings: [],
    })
    await startDemo(device.db, device.now(), { dealId: deal.id, account: null, shareMode: 'none' })
    await device.capture('no registry', { themeId: theme.id })
    const state = await stateOf(device)
    expect(state.demo?.title).toBe('Cancity')
    expect(state.notes[0]).toMatchObject({ theme: 'Windows config', themeId: theme.id })
  })

  it('asks whether the last demo’s share is over once nothing of that is open, unless somebody has said', async () => {
    const device = aDevice()
    const isAsked = async (over: { share?: 'none' | 'tab'; shareChosen?: boolean } = {}) => {
      const seen = { author: device.author, hidden: false, usualShare: 'none', share: 'tab', ...over } as const
      return (await extensionState(device.db, seen)).shareLeft
    }
    const id = await startDemo(device.db, device.now(), { dealId: null, account: null, shareMode: 'tab' })
    expect(await isAsked()).toBe(false)
    await endDemo(device.db, device.now())
    expect(await isAsked()).toBe(false)
    await closeDebrief(device.db, device.now(), { id, forGood: false })
    expect([await isAsked(), await isAsked({ shareChosen: true }), await isAsked({ share: 'none' })]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('counts the time of a demo from its start, whatever the endpoint says the time is', async () => {
    const device = aDevice()
    const clock = { deviceId: aDeviceId(), last: ZERO_STAMP, offsetMs: 3_600_000 }
    await device.db.meta.put({ key: 'device', value: clock })
    await startDemo(device.db, device.now(), { dealId: null, account: null, shareMode: 'none' })
    const began = async (nowMs: number) =>
      (await extensionState(device.db, { author: device.author, hidden: false, nowMs })).beganMs
    expect(await began(T0 + 5_000)).toBe(T0)
    // The computer's clock is set back by a minute: the demo's goes on.
    await checkQuiet(device.db, { ...device.now(), nowMs: T0 + 61_000 }, { limitMin: 0, used: true })
    expect(await began(T0 + 1_000)).toBe(T0 - 60_000)
  })

  it('says what keeps notes from being sent, and when it is tried again', async () => {
    const device = aDevice()
    const problem = { code: 'unreachable' as const, detail: null, since: T0 }
    await createStateStore(device.db).save({
      ...INITIAL_STATE,
      problem,
      nextAttemptAt: T0 + 1_000,
      silentUntil: T0 + 20_000,
    })
    expect((await stateOf(device)).problem).toEqual({ code: 'unreachable', detail: null, nextTryAt: T0 + 20_000 })
    await createStateStore(device.db).save({ ...INITIAL_STATE, problem, stopped: true })
    expect((await stateOf(device)).problem?.nextTryAt).toBeNull()
  })
})

describe('finding a deal', () => {
  it('offers open ones by account or name', async () => {
    const device = aDevice()
    await device.db.deals.bulkAdd([
      aDeal('Renewal', 'Cancity'),
      aDeal('New business', 'Isdom'),
      aDeal('Old', 'Cancity', 'won'),
    ])
    expect((await new Finder(device.db).findDeals('canc')).map(({ name }) => name)).toEqual(['Renewal'])
    expect((await new Finder(device.db).findDeals('new')).map(({ name }) => name)).toEqual(['New business'])
    expect(await new Finder(device.db).findDeals('')).toEqual([])
  })
})

describe('suggesting themes', () => {
  it('offers at most three', async () => {
    const device = aDevice()
    const titles = ['Windows config', 'Windows services', 'Windows registry', 'Windows updates', 'Dark theme']
    await device.db.themes.bulkAdd(titles.map((title) => aTheme({ title })))
    const found = await new Finder(device.db).suggestThemes('no windows registry keys')
    expect(found).toHaveLength(3)
    expect(found[0]?.title).toBe('Windows registry')
  })
})

describe('exporting', () => {
  it('takes one demo’s notes or all, oldest first, without the withdrawn', async () => {
    const device = aDevice()
    const first = await startDemo(device.db, device.now(), { dealId: null, account: 'Cancity', shareMode: 'none' })
    await device.capture('in the first')
    const gone = await device.capture('withdrawn')
    await withdrawNote(device.db, device.now(), { id: gone, withdrawn: true })
    await startDemo(device.db, device.now(), { dealId: null, account: 'Isdom', shareMode: 'none' })
    await device.capture('in the second')
    const one = await exportNotes(device.db, { format: 'jsonl', demoId: first, nowMs: T0 })
    const all = await exportNotes(device.db, { format: 'jsonl', demoId: null, nowMs: T0 })
    const texts = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).text)
    expect(texts(one.text)).toEqual(['in the first'])
    expect(texts(all.text)).toEqual(['in the first', 'in the second'])
    expect(all.notes).toBe(2)
    expect(JSON.parse(one.text)).toMatchObject({ account: 'Cancity' })
  })
})
