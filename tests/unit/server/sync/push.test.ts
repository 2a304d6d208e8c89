import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { push } from '@/server/sync/push'
import type { Mutation } from '@/utils/model/sync-protocol'
import { MemorySyncStore } from '../../../simulation/memory-sync-store'
import { anEdit, anId, anObjectionMutation, aSender, NOW } from '../../../simulation/sync-builders'

const sender = aSender()

async function pushed(parts: readonly (readonly Mutation[])[]) {
  const store = new MemorySyncStore()
  const answers = []
  for (const mutations of parts) answers.push(await push(store, { ...sender, mutations, now: NOW }))
  return { store, answers }
}

const fields = fc.record({ text: fc.string(), area: fc.string() }, { requiredKeys: [] })

/** Mutations of one device on few records, each with a stamp of its own. */
const history = fc
  .array(fc.record({ record: fc.nat({ max: 2 }), fields }), { minLength: 1, maxLength: 12 })
  .map((edits) =>
    edits.map((edit, i) => anEdit({ entityId: RECORDS[edit.record], fields: edit.fields, stamp: [NOW, i] })),
  )
const RECORDS = [anId.objection(), anId.objection(), anId.objection()]

async function records({ store }: { store: MemorySyncStore }) {
  const rows = await store.load('objection', RECORDS)
  return rows.map(({ id, fields: { createdAt: _, raisedAt: __, ...rest }, stamps }) => ({ id, rest, stamps }))
}

describe('push', () => {
  it('comes to the same records in any order, split and repeated in any way', async () => {
    const cut = fc.nat({ max: 12 })
    await fc.assert(
      fc.asyncProperty(history, fc.infiniteStream(fc.nat()), cut, async (mutations, noise, at) => {
        const shuffled = mutations.map((one) => ({ one, key: noise.next().value ?? 0 })).sort((a, b) => a.key - b.key)
        const order = shuffled.map(({ one }) => one)
        const straight = await pushed([mutations])
        const messy = await pushed([order.slice(0, at), order, order.slice(at)])
        const known = (await records(straight)).sort((a, b) => a.id.localeCompare(b.id))
        expect((await records(messy)).sort((a, b) => a.id.localeCompare(b.id))).toEqual(known)
      }),
    )
  })

  it('counts each mutation once, as applied or as a duplicate', async () => {
    const sent = Array.from({ length: 5 }, (_, i) => anObjectionMutation({ stamp: [NOW, i] }))
    const { answers } = await pushed([sent, sent, []])
    expect(answers).toMatchObject([
      { applied: 5, duplicates: 0 },
      { applied: 0, duplicates: 5 },
      { applied: 0, duplicates: 0 },
    ])
  })

  it('lets a stamp that it replaces come after what stands, as the device saw it', async () => {
    const note = anObjectionMutation({ stamp: [NOW + 50_000, 0] })
    const ahead = anEdit({ ...note, fields: { text: 'ours' }, stamp: [NOW + 3_600_000, 0] })
    const store = new MemorySyncStore()
    await push(store, { ...sender, mutations: [note], now: NOW })
    const device = { ...sender, deviceId: anId.device() }
    expect(await push(store, { ...device, mutations: [ahead], now: NOW })).toMatchObject({
      stamps: [[0, NOW + 50_000, 1]],
    })
    expect((await store.load('objection', [note.entityId]))[0]?.fields.text).toBe('ours')
  })

  it('gives every record that changed a number of its own', async () => {
    const sent = Array.from({ length: 5 }, (_, i) => anObjectionMutation({ stamp: [NOW, i] }))
    const { store } = await pushed([sent])
    const rows = await store.load(
      'objection',
      sent.map(({ entityId }) => entityId),
    )
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
  })

  it('gives no number to a record that an old edit has not changed', async () => {
    const made = anObjectionMutation({ stamp: [NOW, 5] })
    const { store } = await pushed([
      [made],
      [anEdit({ entityId: made.entityId, fields: { text: 'old' }, stamp: [NOW, 1] })],
    ])
    const [row] = await store.load('objection', [made.entityId])
    expect(row).toMatchObject({ seq: 1, fields: { text: made.fields.text } })
    expect([...store.history.values()]).toMatchObject([{ field: 'text', old: 'old' }])
  })

  it('refuses one stamp for two records: the device was copied', async () => {
    const { answers } = await pushed([[anObjectionMutation()], [anObjectionMutation()]])
    expect(answers[1]).toMatchObject({ applied: 0, rejected: [{ code: 'invalid' }] })
    expect(answers[1]?.rejected[0]?.message).toContain('needs a new device id')
  })

  it('takes a refused mutation later, when what it named has come', async () => {
    const dealId = anId.deal()
    const { store, answers } = await pushed([[anObjectionMutation({ fields: { dealId } })]])
    expect(answers[0]?.rejected).toMatchObject([{ code: 'unknown_deal' }])
    await store.save('deal', [
      { id: dealId, fields: { outcome: 'open' }, stamps: {}, seq: 1, lastDevice: 'server', otherSeq: 0 },
    ])
    expect(
      await push(store, { ...sender, mutations: [anObjectionMutation({ fields: { dealId } })], now: NOW }),
    ).toMatchObject({ applied: 1 })
  })

  describe('of fields that only newer versions know', () => {
    const note = anObjectionMutation()
    const fieldsFrom = (first: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`x${first + i}`, i]))
    const edit = (at: number, fields: Record<string, unknown>) =>
      anEdit({ entityId: note.entityId, fields, stamp: [NOW, at] })

    it('lets a record have so many, and refuses what goes beyond with what to do', async () => {
      const { store, answers } = await pushed([
        [note, edit(1, fieldsFrom(0, 40))],
        [edit(2, fieldsFrom(20, 44)), edit(3, { text: 'kept', x64: 1 }), edit(4, { text: 'still edited' })],
      ])
      expect(answers[1]).toMatchObject({ applied: 2, rejected: [{ index: 1, code: 'invalid' }] })
      expect(answers[1]?.rejected[0]?.message).toMatch(/would have 65 fields.* keeps 64\..*Update the server/)
      const [row] = await store.load('objection', [note.entityId])
      expect(row?.fields).toMatchObject({ x63: 43, text: 'still edited' })
      expect(row?.fields).not.toHaveProperty('x64')
    })

    it('lets them be so large together, and a smaller value makes room', async () => {
      const { answers } = await pushed([
        [note, edit(1, { mood: 'x'.repeat(10_000) }), edit(2, { tone: 'x'.repeat(10_000) })],
        [edit(3, { mood: '' }), edit(4, { tone: 'x'.repeat(10_000) })],
      ])
      expect(answers[0]?.rejected).toMatchObject([{ index: 2, message: expect.stringMatching(/mood, tone.* 16384/) }])
      expect(answers[1]).toMatchObject({ applied: 2, rejected: [] })
    })
  })
})
