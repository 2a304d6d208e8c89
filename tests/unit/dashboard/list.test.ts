import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOTHING, neighbour, selectionReducer } from '@/dashboard/objections/selection'
import { shiftOf } from '@/dashboard/objections/steady'
import { newId, objectionId } from '@/utils/model/ids'

describe('shiftOf', () => {
  it.each([
    ['nothing changed', ['a', 'b', 'c'], ['a', 'b', 'c'], 1, 0],
    ['two arrived above', ['a', 'b'], ['x', 'y', 'a', 'b'], 0, 2],
    ['one arrived below', ['a', 'b'], ['a', 'x', 'b'], 0, 0],
    ['one between', ['a', 'b'], ['a', 'x', 'b'], 1, 1],
    ['the row itself went', ['a', 'b', 'c'], ['a', 'c'], 1, -1],
    ['all went', ['a'], ['x'], 0, 0],
    ['the list was empty', [], ['x'], 0, 0],
  ])('%s', (_, before, after, at, shift) => {
    expect(shiftOf(before, after, at)).toBe(shift)
  })

  it('counts exactly what was put above', () => {
    fc.assert(
      fc.property(fc.array(fc.uuid()), fc.uniqueArray(fc.uuid(), { minLength: 1 }), fc.nat(), (above, rows, n) => {
        const fresh = above.filter((id) => !rows.includes(id))
        expect(shiftOf(rows, [...fresh, ...rows], n % rows.length)).toBe(fresh.length)
      }),
    )
  })
})

describe('the selection', () => {
  const ids = [newId(objectionId), newId(objectionId), newId(objectionId)] as const

  it('moves within the list and stops at its ends', () => {
    expect(neighbour(null, ids, 1)).toBe(ids[0])
    expect(neighbour(ids[0], ids, 1)).toBe(ids[1])
    expect(neighbour(ids[2], ids, 1)).toBe(ids[2])
    expect(neighbour(ids[0], ids, -1)).toBe(ids[0])
    expect(neighbour(null, [], 1)).toBeNull()
  })

  it('starts again at the top when its row is gone', () => {
    expect(neighbour(newId(objectionId), ids, 1)).toBe(ids[0])
  })

  it('picks, and takes back what was picked', () => {
    const once = selectionReducer(NOTHING, { type: 'pick', id: ids[1] })
    expect(once).toEqual({ cursor: ids[1], picked: new Set([ids[1]]) })
    expect(selectionReducer(once, { type: 'pick', id: ids[1] }).picked.size).toBe(0)
  })

  it('picks all that is shown and lets go of all, staying where it is', () => {
    const at = selectionReducer(NOTHING, { type: 'goTo', id: ids[2] })
    const all = selectionReducer(at, { type: 'pickAll', ids })
    expect(all.picked).toEqual(new Set(ids))
    expect(selectionReducer(all, { type: 'clear' })).toEqual(at)
  })

  it('leaves the state it was given as it was', () => {
    selectionReducer(NOTHING, { type: 'pick', id: ids[0] })
    expect(NOTHING.picked.size).toBe(0)
  })
})
