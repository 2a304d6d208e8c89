import { describe, expect, it } from 'vitest'
import {
  calendarDay,
  formatCalendarDay,
  formatClock,
  formatDay,
  formatDayBriefly,
  formatMinute,
} from '@/dashboard/format/dates'
import { type Preset, periodOf, presetOf, presets } from '@/dashboard/format/periods'

describe('calendarDay', () => {
  it('is the day of the workspace, not of the reader', () => {
    const now = new Date('2026-11-24T23:30:00Z')
    expect(calendarDay(now, 'UTC')).toBe('2026-11-24')
    expect(calendarDay(now, 'Asia/Tokyo')).toBe('2026-11-25')
    expect(calendarDay(now, 'America/Los_Angeles')).toBe('2026-11-24')
  })
})

describe('periodOf', () => {
  it.each<[Preset, string, string, string]>([
    ['last7', '2026-11-24', '2026-11-18', '2026-11-24'],
    ['last30', '2026-03-01', '2026-01-31', '2026-03-01'],
    ['last90', '2026-11-24', '2026-08-27', '2026-11-24'],
    ['thisQuarter', '2026-11-24', '2026-10-01', '2026-12-31'],
    ['lastQuarter', '2026-11-24', '2026-07-01', '2026-09-30'],
    ['lastQuarter', '2026-02-10', '2025-10-01', '2025-12-31'],
    ['thisQuarter', '2024-02-29', '2024-01-01', '2024-03-31'],
    ['thisYear', '2026-11-24', '2026-01-01', '2026-12-31'],
    ['lastYear', '2026-01-01', '2025-01-01', '2025-12-31'],
  ])('%s on %s is %s to %s', (preset, day, from, to) => {
    expect(periodOf(preset, day)).toEqual({ from, to })
  })
})

describe('presetOf', () => {
  it('knows every preset by its days', () => {
    for (const preset of presets) expect(presetOf(periodOf(preset, '2026-11-24'), '2026-11-24')).toBe(preset)
  })

  it('does not call other days by a preset name', () => {
    expect(presetOf({ from: '2026-10-01' }, '2026-11-24')).toBeUndefined()
    expect(presetOf(periodOf('last7', '2026-11-24'), '2026-11-25')).toBeUndefined()
  })
})

describe('dates', () => {
  const berlin = { timeZone: 'Europe/Berlin', locale: 'en-GB' }

  it('stand in the time zone of the workspace', () => {
    expect(formatDay('2026-11-24T23:30:00Z', berlin)).toBe('25 Nov 2026')
    expect(formatMinute('2026-11-24T23:30:00Z', berlin)).toBe('25 Nov 2026, 00:30')
  })

  it('leave out the year where it goes without saying', () => {
    const style = { ...berlin, today: '2026-11-24' }
    expect(formatDayBriefly('2026-03-01T12:00:00Z', style)).toBe('1 Mar')
    expect(formatDayBriefly('2025-03-01T12:00:00Z', style)).toBe('1 Mar 2025')
    expect(formatDayBriefly('2025-12-31T23:30:00Z', style)).toBe('1 Jan')
  })

  it('leave a calendar day as it is', () => {
    expect(formatCalendarDay('2026-01-01', 'en-GB')).toBe('1 Jan 2026')
  })

  it.each([
    [0, '0:00'],
    [729_400, '12:09'],
    [3_729_000, '1:02:09'],
    [-5, '0:00'],
  ])('write %i ms into a demo as %s', (ms, text) => {
    expect(formatClock(ms)).toBe(text)
  })
})
