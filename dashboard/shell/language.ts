import { isLanguageChoice, type LanguageChoice } from '@/utils/strings/languages'

const KEY = 'pushback-language'

/** The reader's choice on this machine; the browser's own language until one is made. */
export function storedLanguage(storage: Storage = localStorage): LanguageChoice {
  const stored = storage.getItem(KEY)
  return isLanguageChoice(stored) ? stored : 'auto'
}

/** The page is drawn anew: everything on it speaks the language, and its address keeps what was being read. */
export function chooseLanguage(choice: LanguageChoice, storage: Storage = localStorage): void {
  storage.setItem(KEY, choice)
  location.reload()
}
