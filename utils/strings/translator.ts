import { createInstance, type TOptions } from 'i18next'
import { directionOf, type Language } from './languages'

/** Flat texts by key; counted ones come as `key_one` and `key_other` (i18next plurals, after CLDR). */
export type Catalogue = Readonly<Record<string, string>>

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type BaseKey<K> = K extends `${infer Base}_${PluralForm}` ? Base : K
/** A key of `C`, counted ones without their plural ending: a typo does not compile. */
export type StringKey<C> = BaseKey<keyof C & string>
type CountedKey<K> = K extends `${infer Base}_${PluralForm}` ? Base : never

/** The texts of catalogue `C` in another language: none is missing, and each counted one has its language's numbers. */
export type Translation<C, Form extends PluralForm> = Readonly<
  Record<Exclude<keyof C & string, `${string}_${PluralForm}`>, string> &
    Record<`${CountedKey<keyof C & string>}_${Form}`, string>
>

type Translations = Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>

export interface Translate<C> {
  (key: StringKey<C>, values?: TOptions): string
  /** Loads a language's texts and speaks it from now on. */
  speak(language: Language): Promise<void>
}

/**
 * One surface's texts. Each surface loads only its own catalogue, and another language only when it is spoken, so that
 * the panel stays small; i18next does plurals and `{{placeholders}}`. Values are not escaped for HTML: React does that.
 */
export function translator<C extends Catalogue>(english: C, translations?: Translations): Translate<C> {
  const i18n = createInstance()
  i18n.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    // i18next's place for a function that sees each value on its way into a text.
    interpolation: { escapeValue: true, escape: (value: string) => setApart(value, i18n.language as Language) },
  })
  const translate = (key: string, values?: TOptions) => i18n.t<string, TOptions, string>(key, values ?? {})
  const speak = async (language: Language) => {
    const load = language === 'en' ? undefined : translations?.[language]
    if (load && !i18n.hasResourceBundle(language, 'translation'))
      i18n.addResourceBundle(language, 'translation', await load())
    await i18n.changeLanguage(language)
  }
  return Object.assign(translate, { speak })
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu

/**
 * A name of the other direction must not turn the sentence that it stands in: Unicode's isolates keep it to itself.
 * Names of the sentence's own direction stay as they are, so that texts to be copied gain no unseen characters.
 */
function setApart(value: string, language: Language): string {
  const isRtl = directionOf(language) === 'rtl'
  const isOther = isRtl ? /\p{L}/u.test(value.replace(RIGHT_TO_LEFT, '')) : value.search(RIGHT_TO_LEFT) >= 0
  return isOther ? `\u2068${value}\u2069` : value
}
