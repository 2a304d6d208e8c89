import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dashboard } from '@/utils/strings/en/dashboard'
import { panelStrings } from '@/utils/strings/en/panel'
import { settingsStrings } from '@/utils/strings/en/settings'
import { translator } from '@/utils/strings/translator'

describe('translator', () => {
  const t = translator({ notes_one: '{{count}} note', notes_other: '{{count}} notes', hello: 'Hello {{name}}' })

  it('counts', () => {
    expect([t('notes', { count: 1 }), t('notes', { count: 2 })]).toEqual(['1 note', '2 notes'])
  })

  it('puts values in as they are: React escapes them', () => {
    expect(t('hello', { name: '<b> & "x"' })).toBe('Hello <b> & "x"')
  })
})

describe('a translator', () => {
  const german = async () => ({ notes_one: '{{count}} Notiz', notes_other: '{{count}} Notizen' })
  const unread = () => Promise.reject(new Error('no connection'))

  it('speaks another language once it was asked to, and English again', async () => {
    const t = translator({ notes_one: '{{count}} note', notes_other: '{{count}} notes' }, { de: german, ar: unread })
    await t.speak('de')
    expect(t('notes', { count: 2 })).toBe('2 Notizen')
    await t.speak('en')
    expect(t('notes', { count: 2 })).toBe('2 notes')
  })

  it('goes on in its language when the other cannot be loaded', async () => {
    const t = translator({ notes_one: '{{count}} note', notes_other: '{{count}} notes' }, { de: german, ar: unread })
    await expect(t.speak('ar')).rejects.toThrow('no connection')
    expect(t('notes', { count: 2 })).toBe('2 notes')
  })
})

describe('a name of the other direction', () => {
  const strings = { ended: '{{title}}: ended' }
  const spoken = async () => ({ ended: '{{title}}: انتهى' })
  const t = translator(strings, { de: spoken, ar: spoken })

  it.each([
    ['en', 'Cancity', 'Cancity: ended'],
    ['en', 'مدينة', '\u2068مدينة\u2069: ended'],
    ['ar', 'مدينة 7', 'مدينة 7: انتهى'],
    ['ar', 'Cancity', '\u2068Cancity\u2069: انتهى'],
    ['ar', '12:30', '12:30: انتهى'],
  ] as const)('does not turn a sentence in %s: %s', async (language, title, text) => {
    await t.speak(language)
    expect(t('ended', { title })).toBe(text)
  })
})

describe('what the audience may see', () => {
  // A deal's outcome is a word of the dashboard; the panel knows open deals only.
  const shown = Object.entries(panelStrings).filter(([key]) => !key.startsWith('outcome.'))
  it.each(shown)('is worded neutrally: %s', (_, text) => {
    expect(text).not.toMatch(/objection|pushback|lost|complain/i)
  })
})

describe('the catalogues', () => {
  it.each([
    ['dashboard', dashboard],
    ['panel', panelStrings],
    ['settings', settingsStrings],
  ])('of the %s have both numbers of each counted text', (_, catalogue) => {
    const keys = Object.keys(catalogue)
    const counted = keys.filter((key) => /_(one|other)$/.test(key)).map((key) => key.replace(/_(one|other)$/, ''))
    for (const key of new Set(counted)) expect(keys).toEqual(expect.arrayContaining([`${key}_one`, `${key}_other`]))
  })

  it('hold every text: no component writes one itself', () => {
    const files = globSync('{dashboard,components,entrypoints}/**/*.tsx')
    const written = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+[.!?]?)\s*</g)].map(
        ([, text]) => `${file}: ${text}`,
      ),
    )
    expect(files.length).toBeGreaterThan(20)
    expect(written).toEqual([])
  })
})
