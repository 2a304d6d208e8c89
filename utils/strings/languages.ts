/** The languages that every text exists in. */
export const LANGUAGES = ['en', 'de', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]
/** What a reader sets; `auto` follows the browser. */
export type LanguageChoice = Language | 'auto'
export const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['auto', ...LANGUAGES]

/** Each language by its own name, so that a reader finds it in an interface that he cannot read. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch', ar: 'العربية' }

/** The language to speak: the chosen one, or the first of the browser's that we have, or English. */
export function languageOf(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'auto') return choice
  for (const tag of preferred) {
    const known = LANGUAGES.find((language) => language === baseOf(tag))
    if (known) return known
  }
  return 'en'
}

/** How dates, numbers and money are written: as the browser does where it speaks this language, `de-AT` for one. */
export function localeOf(language: Language, preferred: readonly string[]): string {
  return preferred.find((tag) => baseOf(tag) === language) ?? language
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

export function isLanguageChoice(value: unknown): value is LanguageChoice {
  return LANGUAGE_CHOICES.some((choice) => choice === value)
}

const baseOf = (tag: string) => tag.toLowerCase().split('-')[0]
