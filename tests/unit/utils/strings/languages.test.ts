import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { directionOf, LANGUAGES, type Language, languageOf, localeOf } from '@/utils/strings/languages'

const CATALOGUES = [
  'words',
  'panel',
  'unsent',
  'settings',
  'own-data',
  'summary',
  'faults',
  'welcome',
  'shell',
  'dashboard',
  'about',
] as const

async function textsOf(language: Language, name: string): Promise<Record<string, string>> {
  const module = await import(`../../../../utils/strings/${language}/${name}.ts`)
  const [texts] = Object.values(module)
  return texts as Record<string, string>
}

const placeholdersOf = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort()
const FORM = /_(zero|one|two|few|many|other)$/

describe('the language spoken', () => {
  it.each([
    ['auto', ['de-AT', 'en'], 'de'],
    ['auto', ['fr', 'ar-EG'], 'ar'],
    ['auto', ['fr'], 'en'],
    ['auto', [], 'en'],
    ['de', ['ar'], 'de'],
  ] as const)('for the choice %s in a browser of %j is %s', (choice, preferred, language) => {
    expect(languageOf(choice, preferred)).toBe(language)
  })

  it.each([
    ['de', ['en-US', 'de-AT'], 'de-AT'],
    ['de', ['en-US'], 'de'],
    ['en', ['en-GB'], 'en-GB'],
  ] as const)('%s in a browser of %j is written as in %s', (language, preferred, locale) => {
    expect(localeOf(language, preferred)).toBe(locale)
  })

  it('runs from the right in Arabic alone', () => {
    expect(LANGUAGES.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar'])
  })
})

describe.each(['de', 'ar'] as const)('the texts in %s', (language) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories

  it.each(CATALOGUES)('of %s have every key, each counted one in all numbers of the language', async (name) => {
    const [english, texts] = [await textsOf('en', name), await textsOf(language, name)]
    const expected = Object.keys(english).flatMap((key) => {
      if (!FORM.test(key)) return [key]
      return key.endsWith('_other') ? forms.map((form) => key.replace(FORM, `_${form}`)) : []
    })
    expect(Object.keys(texts).sort()).toEqual(expected.sort())
  })

  it.each(CATALOGUES)('of %s have no other placeholders than the English ones', async (name) => {
    const [english, texts] = [await textsOf('en', name), await textsOf(language, name)]
    for (const [key, text] of Object.entries(texts)) {
      const original = english[key] ?? english[key.replace(FORM, '_other')] ?? ''
      // "One note" needs no figure; any other form has all that English has.
      const needed = FORM.test(key) && !/_(few|many|other)$/.test(key) ? placeholdersOf(text) : placeholdersOf(original)
      expect(placeholdersOf(original), key).toEqual(expect.arrayContaining(placeholdersOf(text)))
      expect(placeholdersOf(text), key).toEqual(needed)
    }
  })

  it.each(CATALOGUES)('of %s say of no other button what says that nothing is done', async (name) => {
    const [english, texts] = [await textsOf('en', name), await textsOf(language, name)]
    for (const cancel of Object.keys(english).filter((key) => /(^|\.)cancel$/.test(key)))
      for (const key of Object.keys(english).filter((key) => english[key] !== english[cancel]))
        expect(texts[key], key).not.toBe(texts[cancel])
  })

  it('are worded neutrally where the audience may read them', async () => {
    const shown = Object.entries(await textsOf(language, 'panel')).filter(([key]) => !key.startsWith('outcome.'))
    for (const [key, text] of shown) expect(text, key).not.toMatch(/objection|pushback|einwand|beschwerde|اعتراض/i)
  })
})

/** The texts that a module looks up while it is loaded, before any language was chosen. */
function lookedUpTooEarly(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return
    const { type, callee, start, end } = node as Record<string, unknown>
    if (/Function|Class/.test(String(type))) return
    const called = type === 'CallExpression' ? (callee as { name?: string }).name : undefined
    if (called === 't' || called === 'settingsText') found.push(source.slice(Number(start), Number(end)))
    for (const value of Object.values(node)) walk(value)
  }
  walk(parseSync(file, source).program.body)
  return found.map((text) => `${file}: ${text}`)
}

describe('every text', () => {
  it('is looked up when it is drawn, not when its module is loaded', () => {
    const files = globSync('{dashboard,components,entrypoints}/**/*.{ts,tsx}')
    expect(files.length).toBeGreaterThan(100)
    expect(files.flatMap(lookedUpTooEarly)).toEqual([])
  })
})
