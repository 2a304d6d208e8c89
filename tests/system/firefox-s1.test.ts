import type { Page } from 'puppeteer-core'
import { storedNotes } from '@/tests/browser/firefox'
import { expect, openCleared, openPanel, test } from './firefox-fixtures'
import { ALT_Z, altDigit, CHORD, press, setLayout, type } from './keys'

// S1.1 to S1.4 in Firefox. Its protocol drives no input method: the quote is typed key by key.

const QUOTE = 'We would need a script for every single Windows object here'

const QUOTE_RU = 'Нам нужен скрипт для каждого объекта Windows'
const LATIN = ['!! @Velnox', '! @Orbis', `"${QUOTE}"`]
const LINES = { us: LATIN, fr: LATIN, ru: ['!! @Велнокс', '! @Орбис', `"${QUOTE_RU}"`] } as const

/** Firefox looks for a chord's letter on the other layouts of the keyboard: who writes Russian has a Latin one beside it. */
const KEYBOARD = { us: 'us', fr: 'fr', ru: 'ru,us' } as const

/** Live notes, newest last, as the background exports them. */
const live = (page: Page) => storedNotes(page)

async function noted(page: Page, count: number, since = performance.now()): Promise<void> {
  await expect.poll(async () => (await live(page)).length, { intervals: [10] }).toBe(count)
  console.log(`  Firefox, note ${count}: stored ${(performance.now() - since).toFixed(0)} ms after the last key`)
}

/** Text and caret of the field, and whether it has the focus. */
const fieldOf = (page: Page, id: string) =>
  page.evaluate((name) => {
    const { contentDocument } = document.getElementById('inner') as HTMLIFrameElement
    const field = (document.getElementById(name) ?? contentDocument?.getElementById(name)) as HTMLTextAreaElement
    const focused = field.ownerDocument.activeElement === field && field.ownerDocument.hasFocus()
    return { value: field.value, caret: field.selectionStart, focused }
  }, id)

async function focusField(page: Page, id: string): Promise<void> {
  await page.evaluate((name) => {
    const { contentDocument } = document.getElementById('inner') as HTMLIFrameElement
    const field = (document.getElementById(name) ?? contentDocument?.getElementById(name)) as HTMLTextAreaElement
    field.focus()
    field.setSelectionRange(4, 4)
  }, id)
}

const ourKeys = (page: Page) =>
  page.evaluate(() => {
    const { seen, taken } = globalThis as unknown as { seen: string[]; taken: string[] }
    return [...seen.filter((entry) => !/^key(down|up|press) (Alt|Shift|Meta|AltGraph|O|o|Щ|щ)$/.test(entry)), ...taken]
  })

for (const { name, path, id, layout = 'us' as const, full = false } of [
  { name: 'in a text field', path: 'hostile.html', id: 'field' },
  { name: 'with an AZERTY keyboard', path: 'hostile.html', id: 'field', layout: 'fr' as const },
  { name: 'with a Russian keyboard', path: 'hostile.html', id: 'field', layout: 'ru' as const },
  { name: 'in the modal', path: 'hostile.html?modal', id: 'inside' },
  { name: 'in a frame that holds the focus', path: 'hostile.html?frame', id: 'deep' },
  { name: 'in full screen', path: 'hostile.html', id: 'field', full: true },
]) {
  test(`Firefox, S1: seven notes by keyboard ${name}`, async ({ visit }) => {
    test.setTimeout(90_000)
    const page = await visit(path)
    await openCleared(page)
    const before = (await live(page)).length
    await press('Escape')
    if (full) await page.evaluate(() => document.documentElement.requestFullscreen())
    await setLayout(KEYBOARD[layout])
    await focusField(page, id)
    const at = await fieldOf(page, id)
    await openPanel(page)
    expect(await fieldOf(page, id)).toEqual({ ...at, focused: false })
    for (const [i, digit] of [1, 3, 4].entries()) {
      await press(altDigit(digit), 'Return')
      await noted(page, before + i + 1)
    }
    await press(ALT_Z[layout])
    await noted(page, before + 2)
    for (const [i, digit] of [5, 9].entries()) {
      await press(altDigit(digit), 'Return')
      await noted(page, before + i + 3)
    }
    for (const [i, line] of LINES[layout].entries()) {
      await type(line)
      await press(altDigit(2), 'Return')
      await noted(page, before + i + 5)
    }
    const notes = (await live(page)).slice(-7)
    for (const note of notes)
      expect(note).toMatchObject({ at_ms: expect.any(Number), category: expect.not.stringMatching(/unknown/) })
    expect(notes.filter(({ competitor }) => competitor !== null)).toHaveLength(2)
    expect(notes.at(-1)).toMatchObject({ quote: layout === 'ru' ? QUOTE_RU : QUOTE, text: '' })
    // In full screen the browser takes Escape for itself; the chord closes as well.
    await press(full ? CHORD.open : 'Escape')
    await expect.poll(() => fieldOf(page, id)).toEqual(at)
    expect(await ourKeys(page)).toEqual([])
    expect(new URL(page.url()).pathname).toMatch(/^\/hostile\.html/)
  })
}

test.afterEach(() => setLayout('us'))
