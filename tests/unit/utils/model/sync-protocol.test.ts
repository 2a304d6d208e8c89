import { describe, expect, it } from 'vitest'
import { newId, themeId } from '@/utils/model/ids'
import { MAX_MUTATIONS, mutation, pullRow, pushAnswer, pushRequest } from '@/utils/model/sync-protocol'
import { aDeviceId, aMutation, T0 } from '../store/device'

const row = (over: object) => ({ id: newId(themeId), ...over })
const theme = {
  id: newId(themeId),
  ...{ title: 'Windows config', kind: 'missing', status: 'new' },
  ...{ answer: null, answerAt: null, shippedAt: null, shippedVersion: null },
}

describe('a mutation', () => {
  it.each([
    ['a field that only a newer version knows', { fields: { mood: { sad: true } } }],
    ['no field', { fields: {} }],
    ['a stamp far ahead', { stamp: [T0 + 9e12, 7] as [number, number] }],
  ])('may have %s', (_, over) => {
    expect(mutation.parse(aMutation({ text: 'x' }, over as never))).toMatchObject(over)
  })

  it.each([
    ['an entity that is none', { entity: 'invoice' }],
    ['an id that is none', { entityId: '1' }],
    ['a negative time', { stamp: [-1, 0] }],
    ['a counter that is no whole number', { stamp: [T0, 0.5] }],
    ['a counter that no column holds', { stamp: [T0, 2 ** 31] }],
    ['a field without a name', { fields: { '': 1 } }],
    ['fields that are none', { fields: null }],
  ])('may not have %s', (_, over) => {
    expect(mutation.safeParse({ ...aMutation({ text: 'x' }), ...over }).success).toBe(false)
  })
})

describe('a push', () => {
  const push = (mutations: unknown[]) => pushRequest.safeParse({ protocol: 1, deviceId: aDeviceId(), mutations })

  it('is taken with a broken mutation in it, which is answered by itself', () => {
    expect(push([aMutation({ text: 'good' }), { nonsense: true }, null]).success).toBe(true)
  })

  it(`has at most ${MAX_MUTATIONS} mutations`, () => {
    expect(push(Array(MAX_MUTATIONS).fill(null)).success).toBe(true)
    expect(push(Array(MAX_MUTATIONS + 1).fill(null)).success).toBe(false)
  })

  it.each([
    ['a reason that nobody knows', { rejected: [{ index: 0, code: 'mood', message: '' }] }],
    ['no count', { applied: undefined }],
    ['half a stamp', { stamps: [[0, T0]] }],
    ['no list of refusals', { rejected: undefined }],
  ])('is not answered with %s', (_, over) => {
    expect(pushAnswer.safeParse({ applied: 1, duplicates: 0, rejected: [], ...over }).success).toBe(false)
  })
})

describe('a pulled row', () => {
  it.each([
    ['some fields of a note', { entity: 'objection', fields: { text: 'x' }, stamps: { text: [T0, 0, 'server'] } }],
    ['a demo of a newer version', { entity: 'demo', fields: { mood: 'good' }, stamps: { mood: [T0, 0, 'server'] } }],
    ['a theme', { entity: 'theme', fields: theme }],
    ['what has left this device’s reach', { entity: 'deal', gone: true }],
  ])('is %s', (_, over) => {
    expect(pullRow.parse(row(over))).toMatchObject(over)
  })

  it.each([
    ['a note without its stamps', { entity: 'objection', fields: { text: 'x' } }],
    ['a note with a stamp of no device', { entity: 'objection', fields: {}, stamps: { text: [T0, 0] } }],
    ['a severity that is none', { entity: 'objection', fields: { severity: 'bad' }, stamps: {} }],
    ['half a theme', { entity: 'theme', fields: { title: 'x' } }],
    ['something that is not gone', { entity: 'deal', gone: false }],
  ])('is never %s', (_, over) => {
    expect(pullRow.safeParse(row(over)).success).toBe(false)
  })
})
