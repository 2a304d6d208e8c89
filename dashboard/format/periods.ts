import type { FilterSearch } from '@/dashboard/address/filter-address'

export const presets = ['last7', 'last30', 'last90', 'thisQuarter', 'lastQuarter', 'thisYear', 'lastYear'] as const
export type Preset = (typeof presets)[number]

export interface Period {
  from: string
  to: string
}

/** A preset as the two days that stand in the address: a link means the same days tomorrow. */
export function periodOf(preset: Preset, day: string): Period {
  const [year, month] = yearAndMonth(day)
  const quarter = Math.floor((month - 1) / 3) * 3
  switch (preset) {
    case 'last7':
      return { from: shifted(day, -6), to: day }
    case 'last30':
      return { from: shifted(day, -29), to: day }
    case 'last90':
      return { from: shifted(day, -89), to: day }
    case 'thisQuarter':
      return { from: utcDay(year, quarter, 1), to: utcDay(year, quarter + 3, 0) }
    case 'lastQuarter':
      return { from: utcDay(year, quarter - 3, 1), to: utcDay(year, quarter, 0) }
    case 'thisYear':
      return { from: utcDay(year, 0, 1), to: utcDay(year, 11, 31) }
    case 'lastYear':
      return { from: utcDay(year - 1, 0, 1), to: utcDay(year - 1, 11, 31) }
  }
}

/** The preset that means exactly these days today, if there is one. */
export function presetOf({ from, to }: FilterSearch, day: string): Preset | undefined {
  return presets.find((preset) => {
    const period = periodOf(preset, day)
    return period.from === from && period.to === to
  })
}

function yearAndMonth(day: string): [number, number] {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return [year, month]
}

function shifted(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  return date.toISOString().slice(0, 10)
}

function utcDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}
