import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { walkByTab } from '@/tests/browser/keyboard'
import { expectAccessible, figureIn, launchBrowser, watchErrors } from './dashboard-page'
import { pushNote } from './push-note'
import { type SampleServer, startSampleServer } from './sample-server'

let server: SampleServer
let browser: Browser
let context: BrowserContext
let page: Page
let errors: string[]

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await startSampleServer()
  browser = await launchBrowser()
  // One sign-in for all: a link works once.
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const first = await context.newPage()
  await first.goto(server.signInLink)
  await expect(first.getByRole('heading', { level: 1 })).toContainText('notes')
  expect(new URL(first.url()).hash).toBe('')
  await first.close()
})

test.afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test.beforeEach(async () => {
  page = await context.newPage()
  errors = watchErrors(page)
})

test.afterEach(async () => {
  await page.close()
  expect(errors).toEqual([])
})

const notes = () => page.getByRole('listbox', { name: 'Objections' })
const heading = () => page.getByRole('heading', { level: 1 })

test('narrows the notes, keeps the filter in the address and from page to page', async () => {
  await page.goto(`${server.url}/objections`)
  const all = figureIn(await page.getByRole('button', { name: /^Export [\d,]+ notes/ }).textContent())
  await page.getByRole('complementary', { name: 'Narrow by' }).getByText('Blocker', { exact: true }).click()
  await expect(page).toHaveURL(/severity=blocker/)
  await expect(heading()).not.toContainText(String(all.toLocaleString('en')))
  const blockers = await heading().textContent()

  await page.getByRole('link', { name: 'Themes', exact: true }).click()
  await expect(page).toHaveURL(/\/themes\?severity=blocker/)
  await page.getByRole('link', { name: 'Objections', exact: true }).click()
  await expect(heading()).toHaveText(blockers ?? '')

  const other = await context.newPage()
  await other.goto(page.url())
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(blockers ?? '')
  await other.close()
})

test('narrows by a field that is not always in sight; Escape closes it and keeps the choice', async () => {
  await page.goto(`${server.url}/themes`)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Category' }).click()
  await page
    .getByRole('dialog', { name: 'Category' })
    .getByRole('option', { name: /^Security/ })
    .click()
  await expect(page).toHaveURL(/category=security/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: /^Category Security/ })).toBeVisible()
  await expect(page).toHaveURL(/category=security/)
})

test('says which part of a link it did not understand', async () => {
  await page.goto(`${server.url}/objections?severity=enormous&outcome=lost`)
  await expect(page.getByRole('alert')).toContainText('Severity')
  await expect(page.getByRole('button', { name: /^Outcome Lost/ })).toBeVisible()
})

test('finds words, and says so when nothing has them', async () => {
  await page.goto(`${server.url}/objections`)
  await expect(notes()).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('zzz-nobody-says-this')
  await expect(page.getByRole('heading', { name: 'Nothing matches these filters' })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).click()
  await expect(notes().getByRole('option').first()).toBeVisible()
})

test('reads a note beside the list by keyboard alone', async () => {
  await page.goto(`${server.url}/objections`)
  const options = notes().getByRole('option')
  await expect(options.nth(2)).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const detail = page.getByRole('complementary', { name: 'Note', exact: true })
  const words = () => detail.getByRole('heading', { level: 2 })
  await expect(words()).toHaveText((await options.nth(1).locator('.note-words').textContent()) ?? '')
  await page.keyboard.press('j')
  await expect(words()).toHaveText((await options.nth(2).locator('.note-words').textContent()) ?? '')
  await page.keyboard.press('Escape')
  await expect(detail).toBeHidden()
})

test('puts several notes under a new theme, which then has them', async () => {
  await page.goto(`${server.url}/objections?theme=none`)
  await expect(notes().getByRole('option').nth(2)).toBeVisible()
  const before = figureIn(await heading().textContent())
  for (const key of ['j', 'x', 'j', 'x', 't']) await page.keyboard.press(key)
  await expect(page.getByRole('dialog', { name: 'Theme of 2 notes' })).toBeVisible()
  await page.keyboard.type('Signed agents for the plant floor')
  await page.getByRole('menuitem', { name: /^New theme/ }).click()
  await page.getByRole('menuitem', { name: /^Missing/ }).click()
  await expect(heading()).toContainText(`${before - 2} notes`)

  await page.goto(`${server.url}/themes`)
  await page.getByRole('link', { name: 'Signed agents for the plant floor' }).click()
  await expect(page.locator('.note-item')).toHaveCount(2)
})

test('shows a new note without reloading and without moving what is under the pointer', async () => {
  await page.goto(`${server.url}/objections`)
  const first = notes().getByRole('option').first()
  await first.hover()
  const words = await first.locator('.note-words').textContent()
  const spot = await first.boundingBox()
  await pushNote(server, { text: 'A note from a demo that is running now' })
  await page.getByRole('button', { name: '1 new note above' }).waitFor()
  const same = notes()
    .getByRole('option')
    .filter({ hasText: words ?? '' })
    .first()
  expect(await same.boundingBox()).toEqual(spot)
  await page.getByRole('button', { name: '1 new note above' }).click()
  await expect(notes().getByText('A note from a demo that is running now')).toBeInViewport()
})

test('opens the deals behind every figure of a theme', async () => {
  await page.goto(`${server.url}/themes`)
  const row = page.getByRole('row').nth(1)
  for (const column of [2, 3, 4, 5, 6]) {
    const door = row.getByRole('cell').nth(column).getByRole('link')
    const title = await door.getAttribute('title')
    await door.click()
    await expect(heading()).toContainText(`${figureIn(title).toLocaleString('en')} deals`)
    await page.goBack()
  }
})

test('keeps an answer with its date, and a changed status', async () => {
  await page.goto(`${server.url}/themes`)
  await page.getByRole('link', { name: 'Price too high' }).first().click()
  await page.getByRole('button', { name: 'Write the answer' }).click()
  await page.keyboard.type('The script pack covers it today.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The script pack covers it today.')).toBeVisible()
  await expect(page.getByText(/^since /)).toBeVisible()
  await page.getByRole('button', { name: /Status/ }).click()
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await page.getByRole('option', { name: 'Building' }).click()
  expect((await saved).status()).toBe(200)
  await page.reload()
  await expect(page.getByRole('button', { name: /Building/ })).toBeVisible()
})

test('goes to a theme or deal by a few letters', async () => {
  await page.goto(`${server.url}/objections`)
  await expect(notes()).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('single sign')
  await page
    .getByRole('menuitem', { name: /single sign.*Theme$/i })
    .first()
    .click()
  await expect(page).toHaveURL(/\/themes\/[0-9a-f-]{36}/)
})

test('remembers whether it is light or dark', async () => {
  await page.goto(`${server.url}/deals`)
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.evaluate(() => localStorage.clear())
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no fault that axe knows, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto(`${server.url}/objections`)
    await notes().getByRole('option').first().click()
    await expect(page.getByRole('complementary', { name: 'Note', exact: true })).toContainText('Demo')
    await expectAccessible(page)
    await page.goto(`${server.url}/themes?view=plot`)
    await expect(page.locator('svg.plot')).toBeVisible()
    await expectAccessible(page)
    await page.goto(`${server.url}/themes`)
    await page.getByRole('row').nth(1).getByRole('link').first().click()
    await expect(page.locator('.note-item').first()).toBeVisible()
    await expectAccessible(page)
    await page.goto(`${server.url}/deals?outcome=lost`)
    await page.getByRole('row').nth(1).getByRole('link').first().click()
    await expect(page.getByRole('heading', { name: 'Demos' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page)
  })
}

test('is walked by Tab alone: all is reached, ringed and in sight', async () => {
  await page.goto(`${server.url}/objections`)
  await notes().getByRole('option').first().click()
  await expect(page.getByRole('complementary', { name: 'Note', exact: true })).toContainText('Demo')
  expect(await walkByTab(page)).toEqual([])
  await page.goto(`${server.url}/themes?view=plot`)
  await expect(page.locator('svg.plot')).toBeVisible()
  expect(await walkByTab(page)).toEqual([])
  await page.goto(`${server.url}/nowhere`)
  await expect(heading()).toBeVisible()
  expect(await walkByTab(page)).toEqual([])
})

test('says of a picture that cannot be had what it is waiting for', async () => {
  await pushNote(server, { text: 'A note whose picture is still on its way', screenshot: 'a'.repeat(64) })
  await page.goto(`${server.url}/objections`)
  await notes()
    .getByRole('option', { name: /still on its way/ })
    .click()
  await expect(page.getByText('has not arrived yet, or cannot be read')).toBeVisible()
  // The browser itself writes down that a picture is not there.
  expect(errors.splice(0)).toEqual([expect.stringContaining('404')])
})

test('speaks Arabic from the right on every page, and keeps speaking it', async () => {
  await page.goto(`${server.url}/objections`)
  await page.getByRole('button', { name: 'Appearance and language' }).click()
  await page.getByRole('menuitemradio', { name: 'العربية' }).click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  for (const name of ['الاعتراضات', 'المواضيع', 'الصفقات']) {
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page')
    await expect(heading()).toHaveText(/\d/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  }
  await page.getByRole('button', { name: 'المظهر واللغة' }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByRole('link', { name: 'Deals', exact: true })).toBeVisible()
  await page.evaluate(() => localStorage.removeItem('pushback-language'))
})

test('says what to do when a link has been used, and when one is signed out', async () => {
  const stranger = await browser.newContext()
  const there = await stranger.newPage()
  await there.goto(server.signInLink)
  await expect(there.getByRole('alert')).toContainText('has been used')
  await there.goto(`${server.url}/themes`)
  await expect(there.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await there.getByText('No password yet, or forgotten?').click()
  await expect(there.getByText('npm run pushback -- sign-in-link')).toBeVisible()
  await stranger.close()
})
