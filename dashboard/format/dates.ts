import { pageLocale } from '@/components/speak'
export interface DateStyle {
  timeZone: string
  locale?: string
}

/** The day of an instant in the workspace's time zone: `12 Nov 2026`. */
export function formatDay(instant: string, { timeZone, locale }: DateStyle): string {
  return new Intl.DateTimeFormat(locale ?? pageLocale(), {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(instant))
}

/** The same without the year where that is the year of `today`. */
export function formatDayBriefly(instant: string, { today, ...style }: DateStyle & { today: string }): string {
  const isThisYear = calendarDay(instant, style.timeZone).slice(0, 4) === today.slice(0, 4)
  if (!isThisYear) return formatDay(instant, style)
  const { timeZone, locale } = style
  return new Intl.DateTimeFormat(locale ?? pageLocale(), { timeZone, day: 'numeric', month: 'short' }).format(
    new Date(instant),
  )
}

/** The calendar day of an instant in a time zone, as the address writes it. */
export function calendarDay(instant: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(instant))
}

/** Day and minute of an instant in the workspace's time zone. */
export function formatMinute(instant: string, { timeZone, locale }: DateStyle): string {
  return new Intl.DateTimeFormat(locale ?? pageLocale(), { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  )
}

/** A calendar day of the address, which has no time zone of its own. */
export function formatCalendarDay(day: string, locale?: string): string {
  return formatDay(`${day}T00:00:00Z`, { timeZone: 'UTC', locale })
}

/** How far into its demo something was said: `12:09`, from an hour on `1:02:09`. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
