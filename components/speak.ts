import { directionOf, type Language, localeOf } from '@/utils/strings/languages'

/** Speaks a language from the page's first line on; the page says so, and dates, numbers and directions follow it. */
export async function speak(
  translators: readonly { speak(language: Language): Promise<void> }[],
  language: Language,
): Promise<void> {
  await Promise.all(translators.map((t) => t.speak(language)))
  const { documentElement } = document
  documentElement.lang = localeOf(language, navigator.languages)
  documentElement.dir = directionOf(language)
}

/** The locale that the page is written in; the browser's own where no page says so. */
export function pageLocale(): string | undefined {
  return globalThis.document?.documentElement.lang || undefined
}
