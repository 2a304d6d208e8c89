import type { Filter } from '@/utils/model/filter'
import { aboutStrings } from '@/utils/strings/en/about'
import type { Language } from '@/utils/strings/languages'
import { type Translate, translator } from '@/utils/strings/translator'

export type AboutTexts = Translate<typeof aboutStrings>

/** What a file says of itself, so that whoever is handed it knows what the figures are of. */
export interface About {
  workspace: string
  madeAt: Date
  timeZone: string
  /** Null for the command line. */
  by: string | null
  filter: Filter
  /** The filter in words; empty where there is none. */
  filterInWords: string
  /** Opens the list with the same filter. */
  link: string
  notes: number
  deals: number
  redacted: boolean
}

/** The texts in a language, for one file: what is spoken is kept in them. */
export async function aboutTexts(language: Language): Promise<AboutTexts> {
  const texts = translator(aboutStrings, {
    de: async () => (await import('@/utils/strings/de/about')).aboutStrings,
    ar: async () => (await import('@/utils/strings/ar/about')).aboutStrings,
  })
  await texts.speak(language)
  return texts
}

/** The same for people: what it is about, and what is so. */
export function aboutLines(about: About, t: AboutTexts, { sheets }: { sheets: boolean }): [string, string][] {
  const { workspace, by, filterInWords, link, notes, deals, redacted, timeZone } = about
  return [
    [t('about.what'), t('about.whatValue', { workspace })],
    [t('about.made'), inZone(about)],
    [t('about.by'), by ?? t('about.commandLine')],
    [t('about.filter'), filterInWords || t('about.everything')],
    [t('about.link'), link],
    [t('about.notes'), String(notes)],
    [t('about.deals'), String(deals)],
    [t('about.customers'), t(redacted ? 'about.redacted' : 'about.named')],
    [t('about.money'), t(sheets ? 'about.moneySheets' : 'about.moneyValue')],
    ...(sheets ? [['', t('about.summary')] satisfies [string, string]] : []),
    [t('about.times'), t('about.timesValue', { timeZone })],
  ]
}

/** The same for programs. */
export function aboutObject(about: About) {
  const { workspace, madeAt, timeZone, by, filter, filterInWords, link, notes, deals, redacted } = about
  return {
    about: {
      ...{ workspace, made_at: madeAt.toISOString(), time_zone: timeZone, made_by: by },
      filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => isSet(value))),
      ...{ filter_in_words: filterInWords, link, notes, deals, redacted },
      money: aboutStrings['about.moneyValue'],
    },
  }
}

export const isSet = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value))

/** `2026-11-24 10:45:00 Europe/Berlin (GMT+01:00)`. */
function inZone({ madeAt, timeZone }: About): string {
  const clock = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(madeAt)
  if (timeZone === 'UTC') return `${clock} UTC`
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(madeAt)
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return `${clock} ${timeZone} (${offset})`
}
