import { createInstance, type TOptions } from 'i18next'

/** Flat texts by key; counted ones come as `key_one` and `key_other` (i18next plurals, after CLDR). */
export type Catalogue = Readonly<Record<string, string>>

type BaseKey<K> = K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : K
/** A key of `C`, counted ones without their plural ending: a typo does not compile. */
export type StringKey<C> = BaseKey<keyof C & string>
export type Translate<C> = (key: StringKey<C>, values?: TOptions) => string

/**
 * One surface's texts. Each surface loads only its own catalogue, so that the panel stays small; i18next
 * does plurals and `{{placeholders}}`. Values are not escaped: React does that.
 */
export function translator<C extends Catalogue>(english: C): Translate<C> {
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
  return (key, values) => i18n.t<string, TOptions, string>(key, values ?? {})
}
