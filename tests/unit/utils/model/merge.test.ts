import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge, type Versioned } from '@/utils/model/merge'
import type { FieldStamp } from '@/utils/model/stamp'

const DEVICES = ['a', 'b', 'server']

/**
 * What one device said at one stamp is one value: `(stamp, device)` names a mutation. So the value of a field follows
 * from its stamp, as it does between real replicas.
 */
const aStamp: fc.Arbitrary<FieldStamp> = fc.tuple(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 2 }),
  fc.constantFrom(...DEVICES),
)
const aVersion: fc.Arbitrary<Versioned> = fc
  .dictionary(fc.constantFrom('text', 'severity', 'deletedAt'), aStamp)
  .map((stamps) => ({
    stamps,
    fields: Object.fromEntries(
      Object.entries(stamps).map(([field, stamp]) => [field, `${field} of ${stamp.join('/')}`]),
    ),
  }))

const joined = (...versions: Versioned[]) =>
  versions.reduce<Versioned | undefined>((current, version) => merge(current, version).row, undefined)

describe('merge', () => {
  it('gives the same record in whatever order two versions arrive', () => {
    fc.assert(
      fc.property(aVersion, aVersion, (a, b) => {
        expect(joined(a, b)).toEqual(joined(b, a))
      }),
    )
  })

  it('gives the same record however three versions are grouped', () => {
    fc.assert(
      fc.property(aVersion, aVersion, aVersion, (a, b, c) => {
        expect(merge(joined(a, b), c).row).toEqual(merge(a, merge(b, c).row).row)
      }),
    )
  })

  it('changes nothing when a version arrives again', () => {
    fc.assert(
      fc.property(aVersion, aVersion, (a, b) => {
        const once = joined(a, b)
        expect(merge(once, b)).toEqual({ row: once, changed: [], overwritten: expect.any(Array) })
      }),
    )
  })

  it('loses no value: each one stands in the record or is reported as overwritten', () => {
    fc.assert(
      fc.property(fc.array(aVersion, { minLength: 1, maxLength: 6 }), (versions) => {
        const seen = new Set<unknown>()
        let row: Versioned | undefined
        for (const version of versions) {
          const merged = merge(row, version)
          row = merged.row
          for (const { old } of merged.overwritten) seen.add(old)
        }
        const all = versions.flatMap(({ fields }) => Object.values(fields))
        expect(all.filter((value) => !seen.has(value) && !Object.values(row?.fields ?? {}).includes(value))).toEqual([])
      }),
    )
  })

  it('leaves both of its arguments alone', () => {
    fc.assert(
      fc.property(aVersion, aVersion, (a, b) => {
        const before = structuredClone([a, b])
        merge(a, b)
        expect([a, b]).toEqual(before)
      }),
    )
  })

  it('lets the later writer win field by field', () => {
    const mine: Versioned = {
      fields: { text: 'mine', severity: 'pain' },
      stamps: { text: [2, 0, 'a'], severity: [1, 0, 'a'] },
    }
    const theirs: Versioned = {
      fields: { text: 'theirs', severity: 'nice' },
      stamps: { text: [1, 0, 'b'], severity: [3, 0, 'b'] },
    }
    const { row, changed, overwritten } = merge(mine, theirs)
    expect(row.fields).toEqual({ text: 'mine', severity: 'nice' })
    expect(changed).toEqual(['severity'])
    expect(overwritten).toEqual([
      { field: 'text', old: 'theirs', stamp: [1, 0, 'b'] },
      { field: 'severity', old: 'pain', stamp: [1, 0, 'a'] },
    ])
  })

  it('brings a deleted record back only by a later undeleting', () => {
    const deleted: Versioned = { fields: { deletedAt: 'now' }, stamps: { deletedAt: [5, 0, 'a'] } }
    const edited: Versioned = { fields: { text: 'edit' }, stamps: { text: [9, 0, 'b'] } }
    const undeleted: Versioned = { fields: { deletedAt: null }, stamps: { deletedAt: [6, 0, 'b'] } }
    expect(joined(deleted, edited)?.fields.deletedAt).toBe('now')
    expect(joined(deleted, edited, undeleted)?.fields.deletedAt).toBeNull()
  })
})
