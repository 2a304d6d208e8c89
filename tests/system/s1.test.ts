import type { Frame, Locator, Page } from '@playwright/test'
import { axeViolations } from '@/tests/browser/axe'
import { type Extension, rowsSeenBy } from '@/tests/browser/extension'
import { putRows } from '@/tests/e2e/extension-fixtures'
import { expect, test } from './fixtures'
import { ALT_Z, altDigit, CHORD, press, setLayout, type } from './keys'

// S1: seven notes on a page that takes every key, keeps the focus and changes its route.

const DEAL = '01900000-0000-7000-8000-000000000001'
const QUOTE =
  '設定ファイルごとにスクリプトが必要になるのであれば、私たちのチームではとても導入できません。他社の製品では必要ありませんよ'

interface Row {
  dealId: string | null
  atMs: number | null
  category: string
  severity: string
  competitor: string | null
  text: string
  quote: string | null
  deletedAt: string | null
}

/** A demo with a deal that runs, and a page of the extension that reads what is committed. */
async function startDemo(extension: Extension): Promise<Page> {
  const deal = { name: 'Renewal', account: 'Cancity', segment: null, stage: null, outcome: 'open', competitors: [] }
  const reader = await extension.openPage('panel.html')
  await reader.getByRole('textbox', { name: 'Note' }).waitFor()
  await putRows(extension, 'deals', [{ id: DEAL, ...deal }])
  await reader.getByRole('button', { name: 'Start demo' }).first().click()
  await reader.getByRole('combobox', { name: 'Customer' }).pressSequentially('canc')
  await expect(reader.getByRole('option').first()).toContainText('Cancity')
  await reader.keyboard.press('ArrowDown')
  await reader.keyboard.press('Enter')
  await reader.getByRole('textbox', { name: 'Note' }).waitFor()
  await reader.goto(reader.url().replace('panel.html', 'options.html'))
  return reader
}

const committed = (reader: Page) => rowsSeenBy<Row>(reader, 'objections')

/** Waits until so many notes are committed; prints how long after the last key that was. */
async function untilCommitted(reader: Page, count: number, since = performance.now()): Promise<void> {
  await expect.poll(async () => (await committed(reader)).length, { intervals: [5] }).toBe(count)
  console.log(`  note ${count}: committed ${(performance.now() - since).toFixed(0)} ms after the last key`)
}

async function bareNote(reader: Page, digit: number): Promise<void> {
  const before = (await committed(reader)).length
  await press(altDigit(digit), 'Return')
  await untilCommitted(reader, before + 1)
}

const pressUntilFocused = (key: string, target: Locator) =>
  expect(async () => {
    await press(key)
    await expect(target).toBeFocused({ timeout: 100 })
  }).toPass({ intervals: [10] })

/** A competitor by the visible control, which needs no sign that a layout may lack. */
async function competitorNote(reader: Page, panel: Frame, { digit, name }: { digit: number; name: string }) {
  const before = (await committed(reader)).length
  await type('!! ')
  await press(altDigit(digit))
  const field = panel.getByRole('textbox', { name: 'Competitor' })
  await pressUntilFocused('Tab', field)
  await type(name)
  await expect(field).toHaveValue(name)
  await pressUntilFocused('shift+Tab', panel.getByRole('textbox', { name: 'Note' }))
  await press('Return')
  await untilCommitted(reader, before + 1)
}

/** Types through an input method: the composition grows, an Enter ends it, and only a second Enter saves. */
async function composedQuote(page: Page, reader: Page, panel: Frame): Promise<void> {
  const before = (await committed(reader)).length
  const line = panel.getByRole('textbox', { name: 'Note' })
  await type('"')
  const input = await page.context().newCDPSession(panel)
  for (const length of [5, 30, QUOTE.length]) {
    const part = { selectionStart: length, selectionEnd: length }
    await input.send('Input.imeSetComposition', { text: QUOTE.slice(0, length), ...part })
  }
  const enter = { windowsVirtualKeyCode: 229, key: 'Process', code: 'Enter' } as const
  await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
  await input.send('Input.insertText', { text: QUOTE })
  await expect(line).toHaveValue(`"${QUOTE}`)
  expect(await committed(reader)).toHaveLength(before)
  await type('"')
  await press(altDigit(2), 'Return')
  await untilCommitted(reader, before + 1)
}

interface Place {
  name: string
  path: string
  layout: string
  competitor: string
  /** The key with the letter Z, by its place. */
  undo: string
  /** Gives the focus to where it is when the first objection comes. */
  focus(page: Page, extension: Extension): Promise<void>
  /** In full screen the browser takes Escape for itself; the chord closes as well. */
  close: string
  /** Where focus and caret are, as the page knows it. */
  where(page: Page): Promise<unknown>
  /** Waits ten seconds before the note after the withdrawn one, as the story does. */
  patient?: boolean
}

const inField = (selector: string) => async (page: Page) => {
  await page.locator(selector).evaluate((field: HTMLTextAreaElement) => {
    field.focus()
    field.setSelectionRange(4, 4)
  })
}
const caretOf = (selector: string) => (page: Page) =>
  page.locator(selector).evaluate((field: HTMLTextAreaElement) => ({
    value: field.value,
    caret: field.selectionStart,
    focused: document.activeElement === field && document.hasFocus(),
  }))
const onField = { focus: inField('#field'), where: caretOf('#field') }

const deep = (page: Page) => page.frameLocator('#inner').locator('#deep')
const inFrame = {
  focus: (page: Page) => deep(page).focus(),
  where: (page: Page) =>
    deep(page).evaluate((field: HTMLTextAreaElement) => ({
      value: field.value,
      caret: field.selectionStart,
      focused: field.ownerDocument.activeElement === field && field.ownerDocument.hasFocus(),
    })),
}

const HOSTILE = { path: 'hostile.html', layout: 'us', competitor: 'Velnox', undo: ALT_Z.us, close: 'Escape' }
const PLACES: Place[] = [
  { ...HOSTILE, ...onField, name: 'in a text field', patient: true },
  { ...HOSTILE, ...onField, name: 'with an AZERTY keyboard', layout: 'fr', undo: ALT_Z.fr },
  { ...HOSTILE, ...onField, name: 'with a Russian keyboard', layout: 'ru', competitor: 'Велнокс' },
  {
    ...HOSTILE,
    path: 'hostile.html?modal',
    focus: inField('#inside'),
    where: caretOf('#inside'),
    name: 'in the modal',
  },
  {
    ...HOSTILE,
    path: 'hostile.html?sheet',
    focus: inField('#in-sheet'),
    where: caretOf('#in-sheet'),
    name: 'in a sheet',
  },
  { ...HOSTILE, ...inFrame, path: 'hostile.html?frame', name: 'in a frame that holds the focus' },
  {
    ...HOSTILE,
    name: 'in full screen',
    close: CHORD.open,
    focus: async (page) => {
      await page.locator('#full').click()
      await page.waitForFunction(() => document.fullscreenElement !== null)
      await onField.focus(page)
    },
    where: onField.where,
  },
  {
    ...HOSTILE,
    name: 'at 200 % zoom',
    focus: async (page, extension) => {
      const background = await extension.background()
      await background.evaluate(() => chrome.tabs.setZoom(2))
      await page.waitForFunction(() => devicePixelRatio === 2)
      await onField.focus(page)
    },
    where: onField.where,
  },
]

test.afterEach(() => setLayout('us'))

for (const place of PLACES) {
  test(`S1: seven notes by keyboard ${place.name}`, async ({ extension, visit, openPanel }) => {
    test.setTimeout(120_000)
    const reader = await startDemo(extension)
    const page = await visit(place.path)
    await setLayout(place.layout)
    await place.focus(page, extension)
    const before = { url: page.url(), at: await place.where(page) }
    const opened = performance.now()
    const panel = await openPanel(page)
    console.log(`  cursor in the line ${(performance.now() - opened).toFixed(0)} ms after the chord`)
    expect(await place.where(page)).toMatchObject({ ...(before.at as object), focused: false })

    await bareNote(reader, 1)
    console.log(`  first note ${(performance.now() - opened).toFixed(0)} ms after the chord`)
    await bareNote(reader, 3)
    await bareNote(reader, 4)
    await expect(panel.getByRole('status').filter({ hasText: /^Saved, 3/ })).toBeAttached()
    await press(place.undo)
    await expect.poll(async () => (await committed(reader)).filter((row) => row.deletedAt).length).toBe(1)
    if (place.patient)
      await page.waitForFunction((from) => (globalThis as never as Routes).routes > from, await routes(page))
    await bareNote(reader, 5)
    await bareNote(reader, 9)
    await competitorNote(reader, panel, { digit: 1, name: place.competitor })
    await competitorNote(reader, panel, { digit: 3, name: place.competitor })
    await composedQuote(page, reader, panel)

    await press(place.close)
    await expect.poll(() => place.where(page)).toEqual(before.at)
    expectStory(await committed(reader), place)
    expect(await ourKeys(page)).toEqual([])
  })
}

type Routes = { routes: number }
const routes = (page: Page) => page.evaluate(() => (globalThis as never as Routes).routes)

function expectStory(rows: Row[], { competitor }: Place): void {
  const live = rows.filter(({ deletedAt }) => deletedAt === null)
  expect(rows).toHaveLength(8)
  expect(live).toHaveLength(7)
  for (const row of live) expect(row).toMatchObject({ dealId: DEAL, atMs: expect.any(Number) })
  expect(live.filter(({ category }) => category === 'unknown')).toEqual([])
  expect(live.filter(({ text, quote }) => text === '' && quote === null)).toHaveLength(6)
  expect(live.filter((row) => row.competitor === competitor && row.severity === 'blocker')).toHaveLength(2)
  expect(live.filter(({ quote }) => quote === QUOTE)).toHaveLength(1)
}

/** What the page has heard beside the chord's modifiers and the release of its letter, and what it took. */
const ourKeys = (page: Page) =>
  page.evaluate(() => {
    const { seen, taken } = globalThis as unknown as { seen: string[]; taken: string[] }
    return [...seen.filter((entry) => !/^key(down|up) (Alt|Shift|Meta)$|^keyup .$/.test(entry)), ...taken]
  })

test('S1: a screen reader is told the panel’s name, the category and “saved, 3”', async ({
  extension,
  visit,
  openPanel,
}) => {
  const reader = await startDemo(extension)
  const page = await visit('hostile.html?modal')
  const panel = await openPanel(page)
  for (const digit of [1, 2, 3]) await bareNote(reader, digit)
  await press(altDigit(3))
  await expect(panel.getByRole('button', { name: '3 Price' })).toHaveAttribute('aria-pressed', 'true')
  const client = await page.context().newCDPSession(panel)
  const { nodes } = await client.send('Accessibility.getFullAXTree')
  const names = nodes.map(({ role, name }) => `${role?.value}: ${name?.value}`)
  expect(names).toEqual(expect.arrayContaining(['main: Notes', 'textbox: Note', 'group: Category']))
  expect(names.filter((name) => /^(StaticText|InlineTextBox): Saved, 3/.test(name))).not.toEqual([])
  expect(names.some((name) => /^(button|ToggleButton): .*Price/.test(name))).toBe(true)
  expect(await axeViolations(panel)).toEqual([])
})
