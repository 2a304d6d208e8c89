import { describe, expect, it } from 'vitest'
import { BadInputError } from '@/utils/model/errors'
import type { Sha256 } from '@/utils/model/ids'
import { MAX_PICTURE_BYTES, sha256Of } from '@/utils/model/picture'
import { startDemo } from '@/utils/store/demos'
import { saveDraft } from '@/utils/store/drafts'
import { captureNote, editNote, withdrawNote } from '@/utils/store/notes'
import { deleteOwnData } from '@/utils/store/own-data'
import { dropUnnamed, keepPicture, readPicture } from '@/utils/store/pictures'
import { createSyncStore } from '@/utils/store/sync-store'
import { aDevice, aDraft, anAuthor, aPng, pulled, T0, type TestDevice } from './device'

const HOUR_MS = 3_600_000

const isKept = async ({ db }: TestDevice, name: Sha256) => (await readPicture(db, name)) !== undefined

async function pictured(): Promise<{
  device: TestDevice
  name: Sha256
  id: Awaited<ReturnType<TestDevice['capture']>>
}> {
  const device = aDevice({ author: anAuthor() })
  const name = await keepPicture(device.db, { bytes: aPng(1), nowMs: T0, unsent: true })
  const id = await device.capture('look at this', { screenshot: name })
  return { device, name, id }
}

describe('a picture', () => {
  it('is kept whole under the SHA-256 of its bytes, the same one once', async () => {
    const { db } = aDevice()
    const names = [
      await keepPicture(db, { bytes: aPng(1, 2), nowMs: T0, unsent: true }),
      await keepPicture(db, { bytes: aPng(1, 2), nowMs: T0 + 1, unsent: true }),
    ]
    expect(names).toEqual([await sha256Of(aPng(1, 2)), names[0]])
    expect(await db.attachments.toArray()).toMatchObject([{ type: 'image/png', bytes: aPng(1, 2), takenAt: T0 }])
  })

  it.each([
    ['nothing that is a picture', new TextEncoder().encode('<svg/>')],
    ['more than 5 MB', new Uint8Array(MAX_PICTURE_BYTES + 1).fill(0xff)],
  ])('is never %s', async (_, bytes) => {
    const { db } = aDevice()
    await expect(keepPicture(db, { bytes: bytes, nowMs: T0, unsent: true })).rejects.toThrow(BadInputError)
    expect(await db.attachments.count()).toBe(0)
  })

  it('is the note’s once that is saved, and alone it is a whole note', async () => {
    const device = aDevice()
    const name = await keepPicture(device.db, { bytes: aPng(1), nowMs: T0, unsent: true })
    const id = await device.capture('', { screenshot: name })
    expect(await device.db.objections.get(id)).toMatchObject({ text: '', screenshot: name })
    expect(await device.db.outbox.toArray()).toContainEqual(
      expect.objectContaining({ entityId: id, fields: expect.objectContaining({ screenshot: name }) }),
    )
  })
})

describe('a picture that was taken back', () => {
  it('is deleted with the next keystroke’s draft, or with the line', async () => {
    const { db } = aDevice()
    for (const next of ['without', null]) {
      const name = await keepPicture(db, { bytes: aPng(1), nowMs: T0, unsent: true })
      const draft = aDraft('with', { screenshot: name })
      await saveDraft(db, { key: 'tab:1', draft, nowMs: T0 })
      await saveDraft(db, { key: 'tab:1', draft: next ? { ...draft, picks: {} } : null, nowMs: T0 })
      expect(await db.attachments.count()).toBe(0)
    }
  })

  it('stays while its note is being saved and the next one is typed', async () => {
    const device = aDevice()
    const name = await keepPicture(device.db, { bytes: aPng(1), nowMs: T0, unsent: true })
    const draft = aDraft('with', { screenshot: name })
    await saveDraft(device.db, { key: 'tab:1', draft, nowMs: T0 })
    await saveDraft(device.db, { key: 'tab:1', draft: aDraft('the next'), nowMs: T0 })
    await captureNote(device.db, device.now(), { draft, place: { page: null }, draftKey: 'tab:1' })
    expect(await isKept(device, name)).toBe(true)
  })

  it('goes from the note and from this computer, and the endpoint is told', async () => {
    const { device, name, id } = await pictured()
    await editNote(device.db, device.now(), { id, fields: { screenshot: null } })
    expect(await isKept(device, name)).toBe(false)
    expect((await device.db.outbox.orderBy('seq').last())?.fields).toEqual({ screenshot: null })
  })

  it('stays while another note has it too', async () => {
    const { device, name, id } = await pictured()
    await device.capture('the same', { screenshot: name })
    await editNote(device.db, device.now(), { id, fields: { screenshot: null } })
    expect(await isKept(device, name)).toBe(true)
  })

  it('goes when it was taken off in another browser, or the note is out of reach', async () => {
    for (const change of ['screenshot', 'gone']) {
      const { device, name, id } = await pictured()
      const stamps = { screenshot: [T0 + HOUR_MS, 0, 'other'] as [number, number, string] }
      const row = change === 'gone' ? { gone: true as const } : { fields: { screenshot: null }, stamps }
      const rows = [{ entity: 'objection' as const, id, ...row }]
      await pulled(createSyncStore(device.db, device.author), { rows, cursor: '1', more: false })
      expect(await isKept(device, name)).toBe(false)
    }
  })

  it('goes with everything else that one deletes here', async () => {
    const { device, name } = await pictured()
    await deleteOwnData(device.db, { alsoUnsent: true, nowMs: T0 })
    expect(await isKept(device, name)).toBe(false)
  })
})

describe('what nothing names any more', () => {
  it('is cleared away, but not what was taken just now', async () => {
    const device = aDevice()
    const name = await keepPicture(device.db, { bytes: aPng(1), nowMs: T0, unsent: true })
    await dropUnnamed(device.db, T0 + 1_000)
    expect(await isKept(device, name)).toBe(true)
    await dropUnnamed(device.db, T0 + HOUR_MS)
    expect(await isKept(device, name)).toBe(false)
  })

  it('is never what a draft or a note names', async () => {
    const { device, name } = await pictured()
    const drafted = await keepPicture(device.db, { bytes: aPng(2), nowMs: T0, unsent: true })
    await saveDraft(device.db, { key: 'tab:1', draft: aDraft('', { screenshot: drafted }), nowMs: T0 })
    await dropUnnamed(device.db, T0 + HOUR_MS)
    expect(await Promise.all([name, drafted].map((one) => isKept(device, one)))).toEqual([true, true])
  })

  it('is a withdrawn note’s picture once the note cannot be put back', async () => {
    const { device, name, id } = await pictured()
    await withdrawNote(device.db, device.now(), { id, withdrawn: true })
    await dropUnnamed(device.db, T0 + HOUR_MS)
    expect(await isKept(device, name)).toBe(true)
    await startDemo(device.db, device.now(), { dealId: null, account: 'Isdom', shareMode: 'none' })
    await dropUnnamed(device.db, T0 + HOUR_MS)
    expect(await isKept(device, name)).toBe(false)
  })

  it('is sent again with a note that is put back: the endpoint dropped it', async () => {
    const { device, name, id } = await pictured()
    await device.db.attachments.update(name, { unsent: 0 })
    for (const withdrawn of [true, false]) await withdrawNote(device.db, device.now(), { id, withdrawn })
    expect((await readPicture(device.db, name))?.unsent).toBe(1)
  })
})
