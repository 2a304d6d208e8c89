import type { Locator, Page } from '@playwright/test'
import { LANGUAGES } from '@/utils/strings/languages'
import { answering, HELLO, json, webPage } from './answering'
import { aTheme, expect, putRows, test } from './extension-fixtures'

/** What a page of ours asks of the background. */
const tell = (page: Page, type: string, data?: object) =>
  page.evaluate((message) => chrome.runtime.sendMessage({ id: 1, timestamp: 0, ...message }), { type, data })

async function capture(panel: Page, texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    await panel.locator('textarea.line').fill(text)
    await panel.keyboard.press('Enter')
    await expect(panel.locator('.note')).toHaveCount(index + 1)
  }
}

/** What of these overlaps another, is cut off, or stands out of its row or of the page. */
function faultsIn(row: Element): string[] {
  const parts = [...row.querySelectorAll<HTMLElement>('span:not(.gap), button')]
  const outer = row.getBoundingClientRect()
  const boxes = parts.map((part) => ({ part, box: part.getBoundingClientRect(), name: part.textContent }))
  const isOut = ({ left, right, top, bottom }: DOMRect) =>
    left < outer.left || right > outer.right || top < outer.top || bottom > outer.bottom || right > innerWidth
  return boxes.flatMap(({ part, box, name }, at) => [
    ...(isOut(box) || outer.bottom > innerHeight ? [`out: ${name}`] : []),
    ...(part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0 ? [`cut: ${name}`] : []),
    ...boxes
      .slice(at + 1)
      .filter(({ box: b }) => b.left < box.right && box.left < b.right && b.top < box.bottom && box.top < b.bottom)
      .map((other) => `over each other: ${name}, ${other.name}`),
  ])
}

for (const language of LANGUAGES) {
  test(`at 320 pixels the foot has room for all that it may say (${language})`, async ({ extension, panel }) => {
    const server = await answering((request, response) =>
      (request.url?.includes('hello') ? json(200, HELLO) : webPage)(request, response),
    )
    await tell(panel, 'connect', { url: server.url, token: 'pb_x' })
    await tell(panel, 'setLanguage', { language })
    await capture(
      panel,
      Array.from({ length: 14 }, (_, n) => `note ${n}`),
    )
    for (const count of [13, 12]) {
      await panel.keyboard.press('Alt+z')
      await expect(panel.locator('.note')).toHaveCount(count)
    }
    await panel.setViewportSize({ width: 320, height: 480 })
    const foot = panel.locator('footer')
    await expect(foot.getByRole('button')).toHaveCount(2)
    await expect.poll(() => extension.rows('meta').then((rows) => JSON.stringify(rows))).toContain('not_endpoint')
    expect(await foot.evaluate(faultsIn)).toEqual([])
    // The notes are what the panel is for.
    expect(await foot.evaluate((row) => row.clientHeight)).toBeLessThan(70)
    server.close()
  })
}

test('severity and Save stand side by side in every language, as wide as the panel over a page and narrower', async ({
  panel,
}) => {
  for (const language of LANGUAGES) {
    await tell(panel, 'setLanguage', { language })
    await expect(panel.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`))
    for (const width of [380, 355, 320]) {
      await panel.setViewportSize({ width, height: 640 })
      const row = panel.locator('.capture .row').filter({ has: panel.locator('.segments') })
      const out = await row.evaluate((element) =>
        [...element.querySelectorAll('button')]
          .filter((button) => {
            const { left, right } = button.getBoundingClientRect()
            return left < 0 || right > innerWidth
          })
          .map(({ textContent }) => textContent),
      )
      expect({ language, width, out }).toEqual({ language, width, out: [] })
    }
  }
})

for (const [width, height] of [
  [320, 420],
  [380, 420],
  [380, 700],
] as const)
  test(`at ${width} by ${height} pixels the line, what is asked under it and a note are in sight`, async ({
    extension,
    panel,
  }) => {
    const answer = 'Objects of their own. '.repeat(20)
    const shipped = { status: 'shipped', shippedVersion: '4.2', answer } as const
    await putRows(extension, 'themes', [aTheme('Windows config', shipped)])
    const plan = { steps: ['Dashboards', 'Alerts'], room: [] }
    await tell(panel, 'startDemo', { dealId: null, account: 'Cancity', shareMode: 'none', ends: null, ...plan })
    await capture(panel, ['no SSO'])
    const [demo] = await extension.rows<{ id: string }>('demos')
    await tell(panel, 'nameDemo', { dealId: null, account: 'Isdom', demoId: demo?.id })
    await expect(panel.locator('.notice')).toBeVisible()
    await panel.setViewportSize({ width, height })
    const line = panel.locator('textarea.line')
    await line.fill(`windows conf ${'and more of it '.repeat(30)}`)
    await panel.locator('.theme').click()
    const question = panel.getByRole('group', { name: /Still a problem/ })
    for (const seen of [line, question, panel.getByText('no SSO', { exact: true })])
      await expect(seen).toBeInViewport({ ratio: 1 })
    expect(await hitOf(question.getByRole('button').first())).toBe(true)
    // Also when the rest of it is looked at.
    await panel.locator('.capture').evaluate((element) => element.scrollTo(0, element.scrollHeight))
    expect(await hitOf(line)).toBe(true)
  })

for (const language of LANGUAGES)
  test(`a note’s way out of the debrief is whole, as wide as the panel over a page and narrower (${language})`, async ({
    extension,
    panel,
  }) => {
    const plan = { steps: ['Dashboards and all that belongs to them'], room: [] }
    await tell(panel, 'startDemo', { dealId: null, account: 'Cancity', shareMode: 'none', ends: null, ...plan })
    await capture(panel, ['? no SSO #administration @Velnox'])
    const [note] = await extension.rows<{ id: string }>('objections')
    await putRows(extension, 'objections', [{ ...note, page: 'https://www.cancity.example/dashboards/all' }])
    await tell(panel, 'setLanguage', { language })
    await tell(panel, 'endDemo')
    const [demo] = await extension.rows<{ id: string }>('demos')
    await panel.goto(`${panel.url()}#debrief=${demo?.id}`)
    for (const width of [380, 320]) {
      await panel.setViewportSize({ width, height: 600 })
      const row = panel.locator('.cue-row')
      const cut = await row
        .getByRole('button')
        .evaluate(({ scrollWidth, clientWidth, textContent }) => [textContent, scrollWidth - clientWidth])
      expect(cut).toEqual([expect.any(String), 0])
      await expect(row.getByRole('button')).toBeInViewport({ ratio: 1 })
    }
  })

/** Nothing lies over its middle. */
const hitOf = (locator: Locator) =>
  locator.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  })

for (const way of ['by itself', 'where the browser leaves it to us'])
  test(`a narrower panel makes the line higher, ${way}`, async ({ panel }) => {
    if (way !== 'by itself') {
      await panel.addInitScript(() => {
        CSS.supports = () => false
      })
      await panel.reload()
      await panel.addStyleTag({ content: 'textarea { field-sizing: fixed !important }' })
    }
    const line = panel.locator('textarea.line')
    await line.fill('needs a script for each object, and another for each key')
    const heights = async () => line.evaluate((area) => [area.clientHeight, area.scrollHeight])
    await expect.poll(heights).toEqual([56, 56])
    await panel.setViewportSize({ width: 250, height: 600 })
    await expect.poll(heights).toEqual([76, 76])
    await panel.setViewportSize({ width: 600, height: 600 })
    await expect.poll(heights).toEqual([36, 36])
  })

const GERMAN = ['Als Markdown kopieren', 'Für E-Mail kopieren', 'CSV exportieren', 'JSON Lines exportieren']
/** In a window of its own, which is not offered once more. */
const GERMAN_PAGES = ['Freigabe prüfen', 'Alles verbergen', /Tasten und Zeichen/, 'Einstellungen']

test('the menu without a demo offers to start one, and nothing that needs one', async ({ panel }) => {
  await panel.setViewportSize({ width: 320, height: 480 })
  await tell(panel, 'setLanguage', { language: 'de' })
  await panel.getByRole('button', { name: 'Menü' }).click()
  await expect(panel.getByRole('menuitem')).toHaveText(['Demo beginnen', ...GERMAN_PAGES])
  await expect(panel.getByRole('menuitem', { name: 'Demo beginnen' })).toBeFocused()
  await expect(panel.getByRole('combobox')).toHaveCount(0)
})

test('the German menu of a demo is whole at 320 pixels, and each item can be reached', async ({ panel }) => {
  await panel.setViewportSize({ width: 320, height: 480 })
  await tell(panel, 'setLanguage', { language: 'de' })
  await tell(panel, 'startDemo', { dealId: null, account: 'Cancity', shareMode: 'none', ends: null })
  await panel.getByRole('button', { name: 'Menü' }).click()
  const items = panel.getByRole('menuitem')
  const ofDemo = ['Andere Demo beginnen', 'Demo beenden', 'Schritte und Personen', 'Falscher Kunde?']
  await expect(items).toHaveText([...ofDemo, ...GERMAN, ...GERMAN_PAGES])
  for (const item of await items.all()) {
    await expect(item).toBeFocused()
    await expect(item).toBeInViewport({ ratio: 1 })
    expect(await item.evaluate((part) => part.scrollWidth - part.clientWidth)).toBeLessThanOrEqual(0)
    await panel.keyboard.press('ArrowDown')
  }
  await expect(items.first()).toBeFocused()
  await items.filter({ hasText: 'Als Markdown kopieren' }).click()
  await expect(panel.getByRole('status').filter({ hasText: 'Es gibt noch keine Notizen' })).toBeVisible()
})

for (const language of LANGUAGES)
  test(`settings and the first page are whole at 320 pixels (${language})`, async ({ extension, panel }) => {
    await tell(panel, 'setLanguage', { language })
    for (const path of ['options.html', 'welcome.html']) {
      const page = await extension.openPage(path)
      await page.setViewportSize({ width: 320, height: 800 })
      await expect(page.locator('.card, .form').first()).toBeVisible()
      expect(await page.locator('body').evaluate(outOf)).toEqual([])
      await page.close()
    }
  })

test('all keys and signs stand on one page of a small window, in every language', async ({ panel }) => {
  await panel.setViewportSize({ width: 380, height: 640 })
  for (const language of LANGUAGES) {
    await tell(panel, 'setLanguage', { language })
    await expect(panel.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`))
    await panel.keyboard.press('F1')
    await expect(panel.locator('.keys')).toHaveCount(3)
    const over = await panel.locator('.sheet').evaluate((sheet) => sheet.scrollHeight - sheet.clientHeight)
    expect({ language, over }).toEqual({ language, over: 0 })
    await panel.keyboard.press('Escape')
  }
})

test('in a window hardly wider than itself the panel stands in the middle of the page', async ({ extension }) => {
  const page = await extension.openPage('welcome.html')
  for (const [width, left] of [
    [320, 8],
    [900, expect.any(Number)],
  ] as const) {
    await page.setViewportSize({ width, height: 640 })
    await page.reload()
    await page.getByRole('button', { name: 'Or open them with a click' }).click()
    const host = page.locator('[popover]')
    await expect(host).toBeVisible()
    const sides = await host.evaluate((element) => {
      const { left: start, right } = element.getBoundingClientRect()
      return [start, document.documentElement.clientWidth - right]
    })
    expect(sides).toEqual([left, width === 320 ? 8 : 16])
  }
})

/** Placeholders that are cut, keys in two lines, and buttons that run through the edge of their card. */
function outOf(body: Element): string[] {
  const pen = document.createElement('canvas').getContext('2d')
  const cut = [...body.querySelectorAll('input')].filter((input) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(input)
    if (pen) pen.font = font
    const room = input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
    return room > 0 && (pen?.measureText(input.placeholder).width ?? 0) > room
  })
  const broken = [...body.querySelectorAll('dd')].filter(({ clientHeight }) => clientHeight > 28)
  const out = [...body.querySelectorAll('.card button, .form button')].filter((button) => {
    const card = button.closest('.card, .form')?.getBoundingClientRect()
    const { left, right } = button.getBoundingClientRect()
    return card && (left < card.left + 11 || right > card.right - 11)
  })
  return [...cut.map(({ placeholder }) => placeholder), ...[...broken, ...out].map(({ textContent }) => textContent)]
}
