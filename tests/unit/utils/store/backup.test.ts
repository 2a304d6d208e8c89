import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { readCursor } from '@/server/sync/cursor'
import { BadInputError } from '@/utils/model/errors'
import { WHOLE } from '@/utils/model/sync-protocol'
import { makeBackup, restoreBackup } from '@/utils/store/backup'
import { MAX_BACKUP } from '@/utils/store/backup-file'
import { claimNotes } from '@/utils/store/claim'
import { createDatabase, type Database, getMeta } from '@/utils/store/database'
import { saveDraft } from '@/utils/store/drafts'
import { keptForms, saveForm } from '@/utils/store/forms'
import { editNote } from '@/utils/store/notes'
import { keepPicture } from '@/utils/store/pictures'
import { dismissRefused, listRefused } from '@/utils/store/refused'
import { createSyncStore } from '@/utils/store/sync-store'
import { aDevice, aDraft, anAuthor, aPng, pulled, T0, type TestDevice } from './device'

const cleanProfile = () => createDatabase({ indexedDB: new IDBFactory(), IDBKeyRange })
const backupOf = async (device: TestDevice) => (await makeBackup(device.db, T0)).text
const textsOf = async (db: Database) => (await db.objections.orderBy('raisedAt').toArray()).map(({ text }) => text)
const withoutSeq = <T extends { seq: number }>(rows: T[]) => rows.map(({ seq: _, ...row }) => row)

async function used(): Promise<TestDevice> {
  const device = aDevice({ author: anAuthor() })
  for (const line of ['one', '! two', '!! three #config']) await device.capture(line)
  await saveDraft(device.db, { key: 'tab:9', draft: aDraft('half a thought'), nowMs: T0 })
  return device
}

describe('a backup on a clean profile', () => {
  it('brings the same records, with the same ids and the same waiting mutations', async () => {
    const [device, db] = [await used(), cleanProfile()]
    expect(await restoreBackup(db, await backupOf(device), T0)).toEqual({ notes: 3, added: 3, damagedPictures: 0 })
    expect(await db.objections.toArray()).toEqual(await device.db.objections.toArray())
    expect(await db.demos.toArray()).toEqual(await device.db.demos.toArray())
    expect(withoutSeq(await db.outbox.toArray())).toEqual(withoutSeq(await device.db.outbox.toArray()))
    expect((await db.drafts.toArray()).map(({ line }) => line)).toEqual(['half a thought'])
  })

  it('makes it a device of its own, whose changes come after all that was restored', async () => {
    const [device, db] = [await used(), cleanProfile()]
    const [note] = await device.db.objections.toArray()
    if (!note) throw new Error('no note')
    await restoreBackup(db, await backupOf(device), T0)
    await editNote(db, { author: device.author, nowMs: T0 - 3_600_000 }, { id: note.id, fields: { text: 'changed' } })
    expect((await db.objections.get(note.id))?.text).toBe('changed')
    const ids = new Set((await db.outbox.toArray()).map(({ deviceId }) => deviceId))
    expect(ids.size).toBe(2)
    expect((await getMeta(db, 'device'))?.deviceId).not.toBe((await getMeta(device.db, 'device'))?.deviceId)
  })

  it('brings neither a token nor what was pulled from the team', async () => {
    const text = await backupOf(await used())
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(
      [
        'product',
        'kind',
        'format',
        'madeAt',
        'objections',
        'demos',
        'outbox',
        'refused',
        'drafts',
        'forms',
        'attachments',
        'damaged',
      ].sort(),
    )
  })
})

describe('a backup of what stands in forms', () => {
  const steps = { steps: 'Dashboards\nAlerts' }
  const standing = { 'start:none': { who: 'Canc' }, 'edit:1': { line: 'about nothing that is here' } }

  async function typing(): Promise<TestDevice> {
    const device = await used()
    const demo = (await device.db.demos.toCollection().first())?.id
    for (const [key, form] of Object.entries({ ...standing, [`plan:${demo}`]: steps }))
      await saveForm(device.db, { key, form, nowMs: T0 })
    return device
  }

  it('brings it along, but for a form about something that is gone', async () => {
    const [device, db] = [await typing(), cleanProfile()]
    await restoreBackup(db, await backupOf(device), T0)
    const demo = (await db.demos.toCollection().first())?.id
    expect(await keptForms(db, T0)).toEqual({ 'start:none': standing['start:none'], [`plan:${demo}`]: steps })
  })

  it('leaves what is typed here as it is, and what was saved meanwhile away', async () => {
    const device = await typing()
    const text = await backupOf(device)
    await saveForm(device.db, { key: 'start:none', form: { who: 'Cancom' }, nowMs: T0 })
    await restoreBackup(device.db, text, T0)
    expect(await keptForms(device.db, T0)).toMatchObject({ 'start:none': { who: 'Cancom' } })
  })

  it('is still read from a file that has none', async () => {
    const [device, db] = [await typing(), cleanProfile()]
    const { forms: _, ...older } = JSON.parse(await backupOf(device))
    await restoreBackup(db, JSON.stringify(older), T0)
    expect(await keptForms(db, T0)).toEqual({})
  })
})

describe('a backup with pictures', () => {
  const png = aPng(1, 2, 3)

  it('brings them along, to be sent with their notes', async () => {
    const [device, db] = [await used(), cleanProfile()]
    const screenshot = await keepPicture(device.db, { bytes: png, nowMs: T0, unsent: true })
    await device.capture('seen', { screenshot })
    await restoreBackup(db, await backupOf(device), T0)
    expect(await db.attachments.toArray()).toMatchObject([{ sha256: screenshot, type: 'image/png', unsent: 1 }])
    expect((await db.attachments.get(screenshot))?.bytes).toEqual(png)
  })

  it('leaves out one that is not what its name says, tells of it, and keeps the notes', async () => {
    const [device, db] = [await used(), cleanProfile()]
    await keepPicture(device.db, { bytes: png, nowMs: T0, unsent: true })
    const content = JSON.parse(await backupOf(device))
    content.attachments[0].sha256 = 'a'.repeat(64)
    expect(await restoreBackup(db, JSON.stringify(content), T0)).toMatchObject({ notes: 3, damagedPictures: 1 })
    expect(await db.attachments.count()).toBe(0)
  })
})

describe('a backup on a used profile', () => {
  it('restored where it was made, even twice, doubles nothing', async () => {
    const device = await used()
    const text = await backupOf(device)
    const before = await device.db.outbox.count()
    expect(await restoreBackup(device.db, text, T0)).toEqual({ notes: 3, added: 0, damagedPictures: 0 })
    await restoreBackup(device.db, text, T0)
    expect(await textsOf(device.db)).toEqual(['one', 'two', 'three'])
    expect(await device.db.outbox.count()).toBe(before)
    expect(await device.db.drafts.count()).toBe(1)
  })

  it('leaves newer words as they are and keeps what the file does not have', async () => {
    const device = await used()
    const text = await backupOf(device)
    const [note] = await device.db.objections.orderBy('raisedAt').toArray()
    if (!note) throw new Error('no note')
    await editNote(device.db, { ...device.now(), nowMs: T0 + 60_000 }, { id: note.id, fields: { text: 'newer' } })
    await device.capture('later')
    await restoreBackup(device.db, text, T0)
    expect((await textsOf(device.db)).sort()).toEqual(['later', 'newer', 'three', 'two'])
  })

  it('fetches anew what it may have set back, and hears of deals that are gone', async () => {
    const device = await used()
    const store = createSyncStore(device.db, device.author)
    await pulled(store, { rows: [], cursor: '12', more: false })
    await restoreBackup(device.db, await backupOf(device), T0)
    expect((await store.place()).cursor).toBe(WHOLE)
    expect(readCursor(WHOLE, 12)).toEqual({ seq: 0, goneAfter: 0, since: 0 })
  })

  it('sends a note under the account that it was given to meanwhile', async () => {
    const device = aDevice()
    await device.capture('made without an account')
    const text = await backupOf(device)
    const author = anAuthor()
    await claimNotes(device.db, author)
    await device.db.outbox.clear()
    await restoreBackup(device.db, text, T0)
    expect(await createSyncStore(device.db, author).nextBatch(10)).toHaveLength(2)
  })

  it('keeps refusals as they were, also those off the list, under numbers that no later one takes', async () => {
    const device = await used()
    const store = createSyncStore(device.db, device.author)
    const sent = await store.nextBatch(10)
    const rejected = sent.slice(1).map((_, i) => ({ index: i + 1, code: 'role' as const, message: 'no' }))
    await store.settle(sent as never, { applied: 1, duplicates: 0, rejected }, T0)
    await dismissRefused(device.db, (await listRefused(device.db))[0]?.seq ?? 0)
    const db = cleanProfile()
    await restoreBackup(db, await backupOf(device), T0)
    expect(withoutSeq(await db.refused.toArray())).toEqual(withoutSeq(await device.db.refused.toArray()))
    expect(await db.outbox.count()).toBe(0)
    const numbers = (await db.refused.toArray()).map(({ seq }) => seq)
    const [note] = await db.objections.toArray()
    if (note) await editNote(db, device.now(), { id: note.id, fields: { text: 'x' } })
    expect((await db.outbox.toArray()).every(({ seq }) => !numbers.includes(seq))).toBe(true)
  })
})

describe('a file that is no good', () => {
  it.each<[string, (text: string) => string, RegExp]>([
    ['a picture', () => '\u0089PNG\r\n', /not a backup/],
    ['an empty file', () => '', /not a backup/],
    ['a backup that was cut', (text) => text.slice(0, -100), /cut off or damaged/],
    ['another program’s JSON', () => '{"notes":[]}', /not a backup of Pushback/],
    ['a list', () => '[]', /not a backup of Pushback/],
    ['a newer version’s', (text) => text.replace('"format":1', '"format":2'), /newer version/],
    [
      'one with a prototype in it',
      (text) => text.replace('"stamps":{', '"stamps":{"__proto__":{"x":1},'),
      /none of ours/,
    ],
    [
      'one with a wrong word',
      (text) => text.replace('"kind":"objection"', '"kind":"rant"'),
      /entry 1 of its “objections” cannot be read \(kind\)/,
    ],
    ['one without its notes', (text) => text.replace('"objections"', '"notes"'), /its list “objections” is missing/],
    ['more than fits', (text) => text + ' '.repeat(MAX_BACKUP), /larger than any backup/],
  ])('such as %s changes nothing and says what to do', async (_, spoil, reason) => {
    const [device, other] = [await used(), await used()]
    const before = await backupOf(other)
    const restoring = restoreBackup(other.db, spoil(await backupOf(device)), T0)
    await expect(restoring).rejects.toThrow(BadInputError)
    await expect(restoring).rejects.toThrow(reason)
    await expect(restoring).rejects.toThrow(/Nothing was changed/)
    expect(await backupOf(other)).toBe(before)
  })
})
