import { describe, expect, it } from 'vitest'
import { WHOLE } from '@/utils/model/sync-protocol'
import { claimNotes, countUnclaimed } from '@/utils/store/claim'
import { editNote, withdrawNote } from '@/utils/store/notes'
import { NOBODY, ownerOf } from '@/utils/store/rows'
import { createSyncStore } from '@/utils/store/sync-store'
import { aDevice, anAuthor, pulled } from './device'

describe('notes made without an account', () => {
  it('are counted without the withdrawn, and without those of an account', async () => {
    const device = aDevice()
    await device.capture('one')
    const two = await device.capture('two')
    await withdrawNote(device.db, device.now(), { id: two, withdrawn: true })
    device.author = anAuthor()
    await device.capture('of an account')
    expect(await countUnclaimed(device.db)).toBe(1)
  })

  it('are sent with their demo and every later change, once they are claimed', async () => {
    const device = aDevice()
    const id = await device.capture('before')
    await editNote(device.db, device.now(), { id, fields: { text: 'after' } })
    const author = anAuthor()
    expect(await claimNotes(device.db, author)).toBe(1)
    const sent = await createSyncStore(device.db, author).nextBatch(10)
    expect(sent.map(({ entity, fields }) => [entity, fields.text])).toEqual([
      ['demo', undefined],
      ['objection', 'before'],
      ['objection', 'after'],
    ])
  })

  it('have all fetched anew: another browser may have sent them already, from a backup', async () => {
    const device = aDevice()
    await device.capture('before')
    const author = anAuthor()
    const store = createSyncStore(device.db, author)
    await pulled(store, { rows: [], cursor: '12', more: false })
    await claimNotes(device.db, author)
    expect((await store.place()).cursor).toBe(WHOLE)
  })

  it('take the withdrawn along, so that the endpoint learns of the withdrawal and not of the note alone', async () => {
    const device = aDevice()
    const id = await device.capture('withdrawn')
    await withdrawNote(device.db, device.now(), { id, withdrawn: true })
    const author = anAuthor()
    expect(await claimNotes(device.db, author)).toBe(0)
    expect(await device.db.objections.get(id)).toMatchObject(author)
  })

  it('stay when their demo goes to the account with the first note made in it since', async () => {
    const device = aDevice()
    await device.capture('before')
    device.author = anAuthor()
    await device.capture('since')
    const sent = await createSyncStore(device.db, device.author).nextBatch(10)
    expect(sent.map(({ entity, fields }) => [entity, fields.text])).toEqual([
      ['demo', undefined],
      ['objection', 'since'],
    ])
    expect(await device.db.demos.toArray()).toMatchObject([device.author])
    expect(await countUnclaimed(device.db)).toBe(1)
  })

  it('leave those of another account alone', async () => {
    const [first, second] = [anAuthor(), anAuthor()]
    const device = aDevice({ author: first })
    const id = await device.capture('of the first')
    await claimNotes(device.db, second)
    expect(await device.db.objections.get(id)).toMatchObject(first)
    expect(await createSyncStore(device.db, second).nextBatch(10)).toEqual([])
  })

  it('are claimed once, whoever asks again', async () => {
    const device = aDevice()
    await device.capture('mine')
    const author = anAuthor()
    await claimNotes(device.db, author)
    expect(await claimNotes(device.db, anAuthor())).toBe(0)
    expect(new Set((await device.db.outbox.toArray()).map(({ owner }) => owner))).toEqual(new Set([ownerOf(author)]))
  })

  it('stay nobody’s when the account is gone again meanwhile', async () => {
    const device = aDevice()
    await device.capture('mine')
    await claimNotes(device.db, NOBODY)
    expect(await countUnclaimed(device.db)).toBe(1)
  })
})
