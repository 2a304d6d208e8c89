import { describe, expect, it } from 'vitest'
import { standingOf } from '@/utils/capture/theme-standing'

const NOW = Date.UTC(2026, 10, 24)
const SEPTEMBER = '2026-09-30T00:00:00.000Z'
const theme = { status: 'new', statusAt: null, shippedAt: null, shippedVersion: null } as const

describe('how far a theme is', () => {
  it('is what its status says, since it was changed', () => {
    expect(standingOf({ ...theme, status: 'triaged', statusAt: SEPTEMBER }, NOW)).toEqual({
      ...{ status: 'triaged', version: null, due: null, since: SEPTEMBER },
    })
  })

  it.each([
    ['2027-02-15T00:00:00.000Z', 'Q1'],
    ['2026-12-31T23:00:00.000Z', 'Q4'],
    ['2027-11-01T00:00:00.000Z', 'Q4 2027'],
    [null, null],
  ])('names the quarter in which it is due: %s is %s', (shippedAt, due) => {
    expect(standingOf({ ...theme, status: 'building', shippedAt }, NOW).due).toBe(due)
    expect(standingOf({ ...theme, status: 'planned', shippedAt }, NOW).due).toBe(due)
  })

  it('names the version and the day once it has shipped, and no quarter', () => {
    const shipped = { status: 'shipped', statusAt: null, shippedAt: SEPTEMBER, shippedVersion: '4.2' } as const
    expect(standingOf(shipped, NOW)).toEqual({ status: 'shipped', version: '4.2', due: null, since: SEPTEMBER })
  })

  it('is not shipped any more when it was raised again, whatever version had it', () => {
    const back = {
      status: 'triaged',
      statusAt: '2026-11-20T00:00:00.000Z',
      shippedAt: SEPTEMBER,
      shippedVersion: '4.2',
    }
    expect(standingOf({ ...back, status: 'triaged' }, NOW)).toMatchObject({ version: null, since: back.statusAt })
  })
})
