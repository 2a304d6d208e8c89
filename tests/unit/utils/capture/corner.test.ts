import { describe, expect, it } from 'vitest'
import { CORNERS, type Corner, nearestCorner, sidesOf, turned } from '@/utils/capture/corner'

describe('a docked panel', () => {
  it.each<[Corner, Corner]>([
    ['top-left', 'top-right'],
    ['top-right', 'bottom-right'],
    ['bottom-right', 'bottom-left'],
    ['bottom-left', 'top-left'],
  ])('turns from %s to %s and back', (from, to) => {
    expect(turned(from, 'next')).toBe(to)
    expect(turned(to, 'previous')).toBe(from)
  })

  it.each<[{ x: number; y: number }, Corner]>([
    [{ x: 0.1, y: 0.1 }, 'top-left'],
    [{ x: 0.9, y: 0.4 }, 'top-right'],
    [{ x: 0.6, y: 0.9 }, 'bottom-right'],
    [{ x: 0.49, y: 0.51 }, 'bottom-left'],
  ])('dropped at %j docks in the %s', (place, corner) => {
    expect(nearestCorner(place)).toBe(corner)
  })

  it('knows its sides', () => {
    expect(CORNERS.map(sidesOf)).toEqual([
      { x: 'left', y: 'top' },
      { x: 'right', y: 'top' },
      { x: 'right', y: 'bottom' },
      { x: 'left', y: 'bottom' },
    ])
  })
})
