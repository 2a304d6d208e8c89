import { pageLocale } from '@/components/speak'
/** A number of things, grouped as the reader's language does. */
export function formatCount(count: number, locale?: string): string {
  return new Intl.NumberFormat(locale ?? pageLocale()).format(count)
}

/** A part of a whole in whole per cent; of nothing, a dash. */
export function formatShare(part: number, whole: number, locale?: string): string {
  if (whole === 0) return '–'
  return new Intl.NumberFormat(locale ?? pageLocale(), { style: 'percent' }).format(part / whole)
}
