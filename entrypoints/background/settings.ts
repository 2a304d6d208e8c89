import { storage } from 'wxt/utils/storage'
import type { ShareMode } from '@/utils/model/words'
import { type Language, type LanguageChoice, languageOf } from '@/utils/strings/languages'
import { Kept } from './kept'

// What the reader has set; it outlives the browser.

export const keptLanguage = new Kept(storage.defineItem<LanguageChoice>('local:language', { fallback: 'auto' }))
export const keptUsualShare = new Kept(storage.defineItem<ShareMode>('local:usualShare', { fallback: 'none' }))
/** Whether the key that takes a picture of the page does so: never before the reader has asked for it. */
export const keptPictures = new Kept(storage.defineItem<boolean>('local:pictures', { fallback: false }))
/** Whether the page that teaches has opened once. */
export const keptWelcomed = new Kept(storage.defineItem<boolean>('local:welcomed', { fallback: false }))

/** What texts that the background makes are written in. */
export const readersLanguage = async (): Promise<Language> => languageOf(await keptLanguage.get(), navigator.languages)
