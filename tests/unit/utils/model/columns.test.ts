import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns, fromColumns, groupByShape, toColumns } from '@/utils/model/columns'
import { MAX_MUTATIONS, mutationsOf, pushRequest } from '@/utils/model/sync-protocol'

const change = fc.record({
  entity: fc.constantFrom('objection', 'demo'),
  entityId: fc.uuid(),
  fields: fc.dictionary(fc.constantFrom('text', 'severity', 'mood', '__proto__', 'constructor'), fc.jsonValue()),
  stamp: fc.tuple(fc.nat(), fc.nat()),
})

describe('mutations in columns', () => {
  it('are the same mutations after the way over the wire', () => {
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const groups = groupByShape(changes)
        const sent = JSON.parse(JSON.stringify({ columns: groups.map(toColumns) }))
        expect(mutationsOf(sent)).toEqual(JSON.parse(JSON.stringify(groups.flat())))
      }),
    )
  })

  it('stand in as few groups as there are shapes, none missing', () => {
    const [text, mood] = [{ text: 'a' }, { mood: 1 }]
    const of = (fields: Record<string, unknown>, entityId: string) =>
      ({ entity: 'objection', entityId, fields, stamp: [1, 2] }) as const
    const groups = groupByShape([of(text, '1'), of(mood, '2'), of(text, '3')])
    expect(groups.map((group) => group.map(({ entityId }) => entityId))).toEqual([['1', '3'], ['2']])
  })

  it('leave out what is undefined, as JSON does, and carry as many fields as a note has', () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`field${at}`, at]))
    const changes = [{ quote: undefined, area: null }, { area: 'x' }, many].map((fields, at) => ({
      ...{ entity: 'objection', entityId: String(at), fields, stamp: [1, at] as const },
    }))
    const push = { protocol: 2, deviceId: '0190c0de-0000-7000-8000-000000000000' }
    const sent = JSON.parse(JSON.stringify({ ...push, columns: groupByShape(changes).map(toColumns) }))
    expect(mutationsOf(pushRequest.parse(sent))).toEqual(JSON.parse(JSON.stringify(changes)))
  })

  it.each([
    ['a field without a column', { fields: ['text', 'mood'], values: [['a']] }],
    ['a short column', { fields: ['text'], values: [[]] }],
    ['a stamp too many', { fields: ['text'], values: [['a']], ms: [1, 2] }],
  ])('are refused with %s', (_, part) => {
    const whole = { entity: 'objection', ids: ['1'], ms: [1], counters: [1], ...part }
    expect(columns.safeParse(whole).success).toBe(false)
  })

  it('count together with those beside them', () => {
    const one = { entity: 'x', fields: [], values: [], ids: ['1'], ms: [1], counters: [1] }
    const push = { protocol: 2, deviceId: '0190c0de-0000-7000-8000-000000000000', columns: [one] }
    const mutations = Array.from({ length: MAX_MUTATIONS }, () => ({}))
    expect(pushRequest.safeParse({ ...push, mutations: mutations.slice(1) }).success).toBe(true)
    expect(pushRequest.safeParse({ ...push, mutations }).success).toBe(false)
    expect(fromColumns(one)).toEqual([{ entity: 'x', entityId: '1', stamp: [1, 1], fields: {} }])
  })
})
