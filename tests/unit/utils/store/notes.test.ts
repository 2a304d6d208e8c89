import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentOf, type Picks } from '@/utils/capture/draft'
import { newId, objectionId, themeId } from '@/utils/model/ids'
import type { Person } from '@/utils/model/records'
import { severity } from '@/utils/model/words'
import { endDemo, startDemo } from '@/utils/store/demos'
import { ChangedError, GoneError } from '@/utils/store/errors'
import { captureMark, captureNote, editNote, notesOf, undoNewest, withdrawNote } from '@/utils/store/notes'
import { runningDemo } from '@/utils/store/running-demo'
import { aDevice, aDraft, anAuthor, T0 } from './device'

const place = { page: 'https://demo.example/deck' }
const draftKey = 'tab:1'

const room: Person[] = [{ name: 'Anna Berg', speaker: 'champion' }]
const anyWord = fc.oneof(
  fc.constantFrom(
    '!!',
    '?',
    '؟',
    '#',
    '#config؟',
    '@"two words"',
    '@Velnox،',
    '^anna',
    '^anna:',
    '^buyer',
    '「高い」',
    '“a“',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)
const anyLine = fc.array(anyWord, { maxLength: 6 }).map((words) => words.join(' '))
const anyPicks: fc.Arbitrary<Picks> = fc.record(
  { severity: fc.constantFrom(...severity.options), area: fc.constantFrom('import', null) },
  { requiredKeys: [] },
)
/** As every device and the endpoint store it. */
const stored = (text: string | null) => text?.normalize('NFC').toWellFormed().replaceAll('\0', '\uFFFD') ?? null

describe('capturing a note', () => {
  it('saves what the panel has shown of the line, to the letter', async () => {
    const device = aDevice()
    await startDemo(device.db, device.now(), { dealId: null, account: 'Cancity', shareMode: 'none', room })
    await fc.assert(
      fc.asyncProperty(anyLine, anyPicks, async (line, picks) => {
        const { text, quote, area, competitor, themeId: _, ...shown } = contentOf({ line, picks }, room)
        const note = await device.db.objections.get(await device.capture(line, picks))
        const words = { text: stored(text), quote: stored(quote), area: stored(area), competitor: stored(competitor) }
        expect(note).toMatchObject({ ...shown, ...words })
      }),
      { numRuns: 60 },
    )
  })

  it('writes the record and its mutation together', async () => {
    const device = aDevice()
    const id = await device.capture('!! no Windows registry #config')
    const note = await device.db.objections.get(id)
    const outbox = await device.db.outbox.where('entityId').equals(id).toArray()
    expect(note).toMatchObject({ text: 'no Windows registry', severity: 'blocker', area: 'config', deletedAt: null })
    expect(outbox).toHaveLength(1)
    expect(outbox[0]?.fields).toMatchObject({ text: 'no Windows registry', severity: 'blocker' })
  })

  it('starts an unnamed demo when none runs, and stays in it', async () => {
    const device = aDevice()
    await device.capture('one')
    await device.capture('two')
    const demo = await runningDemo(device.db)
    expect(demo).toMatchObject({ account: null, dealId: null, endedAt: null })
    expect(demo && (await notesOf(device.db, demo)).map(({ text }) => text)).toEqual(['two', 'one'])
  })

  it('counts the time from the start of the demo', async () => {
    const device = aDevice()
    await startDemo(device.db, device.now(), { dealId: null, account: 'Cancity', shareMode: 'none' })
    device.nowMs += 61_000
    const id = await device.capture('late')
    expect((await device.db.objections.get(id))?.atMs).toBe(62_000)
  })

  it('saves once when the same draft is saved twice', async () => {
    const device = aDevice()
    const draft = aDraft('said once')
    await captureNote(device.db, device.now(), { draft, place, draftKey })
    await captureNote(device.db, device.now(), { draft, place, draftKey })
    expect(await device.db.objections.count()).toBe(1)
    expect(await device.db.outbox.where('entityId').equals(draft.id).count()).toBe(1)
  })

  it('makes a note of its own of what was typed after it was saved, when that answer was lost', async () => {
    const device = aDevice()
    await startDemo(device.db, device.now(), { dealId: null, account: 'Cancity', shareMode: 'none', room })
    const draft = aDraft('^anna one "theirs"', { competitor: 'Velnox' })
    const save = (line: string) => captureNote(device.db, device.now(), { draft: { ...draft, line }, place, draftKey })
    const id = await save(draft.line)
    expect(await save(draft.line)).toBe(id)
    await editNote(device.db, device.now(), { id, fields: { text: 'other words' } })
    expect(await save(draft.line)).toBe(id)
    const next = await save('one "theirs" "and more"')
    expect(await device.db.objections.get(next)).toMatchObject({ text: 'one', quote: 'theirs\nand more' })
    expect(await device.db.objections.count()).toBe(2)
  })

  it('clears the draft in the same transaction', async () => {
    const device = aDevice()
    const draft = aDraft('typed')
    await device.db.drafts.put({ key: draftKey, ...draft, at: T0 })
    await captureNote(device.db, device.now(), { draft, place, draftKey })
    expect(await device.db.drafts.count()).toBe(0)
  })

  it('lets a control win over the line', async () => {
    const device = aDevice()
    const id = await device.capture('!! slow', { severity: 'nice', category: 'performance' })
    expect(await device.db.objections.get(id)).toMatchObject({ severity: 'nice', category: 'performance' })
  })

  it('keeps the member and workspace it was made under', async () => {
    const author = anAuthor()
    const device = aDevice({ author })
    const id = await device.capture('mine')
    device.author = anAuthor()
    expect(await device.db.objections.get(id)).toMatchObject(author)
  })

  it.each([
    ['emoji', '👩‍💻 crashes 🔥'],
    ['right-to-left', 'لا يدعم ويندوز'],
    ['markup', '<script>alert(1)</script>'],
    ['a formula', '=cmd()|calc'],
  ])('keeps %s to the letter', async (_, text) => {
    const device = aDevice()
    const id = await device.capture(text)
    expect((await device.db.objections.get(id))?.text).toBe(text)
  })

  it('refuses a text that is too long with its count, and keeps the draft', async () => {
    const device = aDevice()
    const draft = aDraft('x'.repeat(100_000))
    await device.db.drafts.put({ key: draftKey, ...draft, at: T0 })
    const saving = captureNote(device.db, device.now(), { draft, place, draftKey })
    await expect(saving).rejects.toThrow('100,000 characters')
    expect(await device.db.objections.count()).toBe(0)
    expect(await device.db.drafts.count()).toBe(1)
  })

  it('leaves out an address that no record can hold, and keeps the note', async () => {
    const device = aDevice()
    const draft = aDraft('on a long page')
    const page = `https://demo.example/${'x'.repeat(2_000)}`
    await captureNote(device.db, device.now(), { draft, place: { page }, draftKey })
    expect(await device.db.objections.get(draft.id)).toMatchObject({ text: 'on a long page', page: null })
  })

  it('saves a mark without words', async () => {
    const device = aDevice()
    const id = await captureMark(device.db, device.now(), { id: newId(objectionId), severity: 'pain', place })
    expect(await device.db.objections.get(id)).toMatchObject({ text: '', severity: 'pain', page: place.page })
  })
})

describe('changing a note', () => {
  it('says who put it to a theme, and nobody once it is taken away', async () => {
    const device = aDevice({ author: anAuthor() })
    const id = await device.capture('slow')
    const edit = (theme: ReturnType<typeof newId<typeof themeId>> | null) =>
      editNote(device.db, device.now(), { id, fields: { themeId: theme } })
    await edit(newId(themeId))
    expect((await device.db.objections.get(id))?.themeBy).toBe(device.author.memberId)
    await edit(null)
    expect(await device.db.objections.get(id)).toMatchObject({ themeId: null, themeBy: null })
  })

  it('writes only the fields that say something else', async () => {
    const device = aDevice()
    const id = await device.capture('old words')
    await editNote(device.db, device.now(), { id, fields: { text: 'new words', severity: 'unknown' } })
    const [, edit] = await device.db.outbox.where('entityId').equals(id).sortBy('seq')
    expect(edit?.fields).toEqual({ text: 'new words' })
  })

  it('writes nothing when nothing is different', async () => {
    const device = aDevice()
    const id = await device.capture('the same')
    await editNote(device.db, device.now(), { id, fields: { text: 'the same' } })
    expect(await device.db.outbox.where('entityId').equals(id).count()).toBe(1)
  })

  it('keeps the newer words when its editor began from older ones', async () => {
    const device = aDevice()
    const id = await device.capture('no SSO')
    await editNote(device.db, device.now(), { id, fields: { text: 'no SSO for admins' } })
    const was = { text: 'no SSO' }
    const late = editNote(device.db, device.now(), { id, fields: { text: 'no SSO at all' }, was })
    await expect(late).rejects.toThrow(new ChangedError('no SSO for admins'))
    expect(await device.db.objections.get(id)).toMatchObject({ text: 'no SSO for admins' })
  })

  it('is saved when nobody has changed what its editor began from, also when that is asked twice', async () => {
    const device = aDevice()
    const id = await device.capture('no SSO')
    await editNote(device.db, device.now(), { id, fields: { category: 'security' } })
    const edit = { id, fields: { text: 'no SSO at all' }, was: { text: 'no SSO' } }
    for (const _ of 'ab') await editNote(device.db, device.now(), edit)
    expect(await device.db.objections.get(id)).toMatchObject({ text: 'no SSO at all', category: 'security' })
  })

  it('stays with the account it was made under, whoever is signed in', async () => {
    const device = aDevice({ author: anAuthor() })
    const id = await device.capture('mine')
    const [first] = await device.db.outbox.where('entityId').equals(id).toArray()
    device.author = anAuthor()
    await editNote(device.db, device.now(), { id, fields: { text: 'still mine' } })
    const owners = (await device.db.outbox.where('entityId').equals(id).toArray()).map(({ owner }) => owner)
    expect(owners).toEqual([first?.owner, first?.owner])
  })

  it('says so when the note is gone', async () => {
    const device = aDevice()
    const editing = editNote(device.db, device.now(), { id: newId(objectionId), fields: { text: 'x' } })
    await expect(editing).rejects.toThrow(GoneError)
  })

  it('takes the newest note back, then the one before', async () => {
    const device = aDevice()
    const [one, two] = [await device.capture('one'), await device.capture('two')]
    expect(await undoNewest(device.db, device.now())).toBe(two)
    expect(await undoNewest(device.db, device.now())).toBe(one)
    expect(await undoNewest(device.db, device.now())).toBeNull()
  })

  it('takes the newest note back also after the computer’s clock was found to be ahead', async () => {
    const device = aDevice()
    const one = await device.capture('one')
    const row = await device.db.meta.get('device')
    await device.db.meta.put({ key: 'device', value: { ...(row?.value as object), offsetMs: -86_400_000 } })
    const two = await device.capture('two')
    expect(await undoNewest(device.db, device.now())).toBe(two)
    expect(await undoNewest(device.db, device.now())).toBe(one)
  })

  it('puts a withdrawn note back', async () => {
    const device = aDevice()
    const id = await device.capture('said')
    await withdrawNote(device.db, device.now(), { id, withdrawn: true })
    await withdrawNote(device.db, device.now(), { id, withdrawn: false })
    expect((await device.db.objections.get(id))?.deletedAt).toBeNull()
  })

  it('gives every mutation a stamp of its own, even while the clock stands or runs back', async () => {
    const device = aDevice()
    const ids = [await device.capture('a')]
    device.nowMs -= 3_600_000
    ids.push(await device.capture('b'))
    await endDemo(device.db, device.now())
    const stamps = (await device.db.outbox.toArray()).map(({ stamp }) => stamp.join('.'))
    expect(new Set(stamps).size).toBe(stamps.length)
    const ordered = (await device.db.outbox.toArray()).map(({ stamp }) => stamp)
    expect(ordered).toEqual(ordered.toSorted((x, y) => x[0] - y[0] || x[1] - y[1]))
  })
})
