import { createInstance, type TOptions } from 'i18next'
import type { Language } from './languages'

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
 * the panel stays small; i18next does plurals and `{{placeholders}}`. Values are not escaped: React does that.
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
    interpolation: { escapeValue: false },
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
