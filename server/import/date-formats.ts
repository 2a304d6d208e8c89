import { CalendarDate } from '@internationalized/date'
import type { Format } from './best-format'

const TIME = '(?:[T ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2}(?:\\.\\d{1,3})?)\\d*)?\\s*([ap]m)?\\s*(Z|[+-]\\d{2}:?\\d{2})?)?'
const ORDERS = [
  { name: 'YYYY-MM-DD', shape: '(?<y>\\d{4})[-/.](?<m>\\d{1,2})[-/.](?<d>\\d{1,2})' },
  { name: 'DD/MM/YYYY', shape: '(?<d>\\d{1,2})[-/.](?<m>\\d{1,2})[-/.](?<y>\\d{4}|\\d{2})' },
  { name: 'MM/DD/YYYY', shape: '(?<m>\\d{1,2})[-/.](?<d>\\d{1,2})[-/.](?<y>\\d{4}|\\d{2})' },
] as const

/** A deal of another century is a typing error. */
const EARLIEST_YEAR = 1970
const LATEST_YEAR = 2199

export const DATE_FORMAT_NAMES = ORDERS.map(({ name }) => name)

/**
 * Formats of a date or a date with time, read as an ISO 8601 instant in UTC. A date alone is the start of that day in
 * `timeZone`, and so is a time without an offset meant there. Two digits of a year are of this century.
 */
type DateFormat = Format<string, string>

export function dateFormats(timeZone: string): [DateFormat, ...DateFormat[]] {
  return ORDERS.map(({ name, shape }) => {
    const pattern = new RegExp(`^${shape}${TIME}$`, 'i')
    return { name, read: (text) => read(pattern.exec(text.trim()), timeZone) }
  }) as [DateFormat, DateFormat]
}

function read(match: RegExpExecArray | null, timeZone: string): string | undefined {
  if (!match?.groups) return undefined
  const year = Number(match.groups.y?.length === 2 ? `20${match.groups.y}` : match.groups.y)
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return undefined
  const date = new CalendarDate(year, Number(match.groups.m), Number(match.groups.d))
  // CalendarDate brings 31 February to the 28th; a file must not be corrected in silence.
  if (date.month !== Number(match.groups.m) || date.day !== Number(match.groups.d)) return undefined
  const [hour = '0', minute = '0', second = '0', half, offset] = match.slice(4)
  const ms = millisOfDay(Number(hour), Number(minute), Number(second), half?.toLowerCase())
  if (ms === undefined) return undefined
  if (offset === undefined) return new Date(date.toDate(timeZone).getTime() + ms).toISOString()
  return new Date(date.toDate('UTC').getTime() + ms - offsetMs(offset)).toISOString()
}

function millisOfDay(hour: number, minute: number, second: number, half: string | undefined): number | undefined {
  if (hour > (half ? 12 : 23) || minute > 59 || second >= 60) return undefined
  const of24 = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  return (of24 * 60 + minute) * 60_000 + Math.round(second * 1000)
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))]
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
