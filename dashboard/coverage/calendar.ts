import type { Coverage } from '@/utils/model/coverage'

export interface CalendarDay {
  day: string
  /** The Monday of its week. */
  week: string
  /** 0 is Monday. */
  weekday: number
  held: number
  captured: number
}

const DAY_MS = 86_400_000

/** Every day of the last so many weeks up to the latest day, those without a demo too; earlier ones are left out. */
export function calendarOf(days: Coverage['demos']['days'], weeks: number): CalendarDay[] {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const known = new Map(days.map((one) => [one.day, one]))
  const end = mondayOf(last.day) + 6 * DAY_MS
  const begin = Math.max(mondayOf(first.day), mondayOf(last.day) - (weeks - 1) * 7 * DAY_MS)
  const all: CalendarDay[] = []
  for (let at = begin; at <= end; at += DAY_MS) {
    const day = dayOf(at)
    const { held = 0, captured = 0 } = known.get(day) ?? {}
    all.push({ day, week: dayOf(mondayOf(day)), weekday: weekdayOf(day), held, captured })
  }
  return all
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
const mondayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) - weekdayOf(day) * DAY_MS
