import { pageLocale } from '@/components/speak'
/** A number of things, grouped as the reader's language does. */
export function formatCount(count: number, locale?: string): string {
  return new Intl.NumberFormat(locale ?? pageLocale()).format(count)
}
