import { storage } from 'wxt/utils/storage'
import type { LanguageChoice } from '@/utils/strings/languages'
import { Kept } from './kept'

// What the reader has set; it outlives the browser.

export const keptLanguage = new Kept(storage.defineItem<LanguageChoice>('local:language', { fallback: 'auto' }))
