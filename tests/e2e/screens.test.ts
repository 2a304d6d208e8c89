import type { Page } from '@playwright/test'
import type { Extension } from '@/tests/browser/extension'
import { walkByTab } from '@/tests/browser/keyboard'
import { typeAccess } from '@/tests/browser/team'
import { expectAccessible } from './dashboard-page'
import { aTheme, expect, putRows, test } from './extension-fixtures'
import { launchUnreadable } from './unreadable-database'

const lineOf = (panel: Page) => panel.getByRole('textbox', { name: 'Note', exact: true })
const menuItem = async (panel: Page, name: string) => {
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name }).click()
}
const end = async (panel: Page) => {
  await menuItem(panel, 'End demo')
  await expect(panel.getByText('1 of 2')).toBeVisible()
}

/** A screen holds for a reader of any scheme, and for one without a mouse. */
async function expectGood(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  expect(await walkByTab(page)).toEqual([])
}

async function capture(panel: Page, ...notes: string[]): Promise<void> {
  for (const note of notes) {
    await lineOf(panel).fill(note)
    await lineOf(panel).press('Enter')
    await expect(lineOf(panel)).toHaveValue('')
  }
}

async function hold(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await expect(lineOf(panel)).toBeFocused()
  await capture(panel, '! no SSO', '!! needs a script "every key needs one" #config @Velnox')
}

/** Each screen of the panel, and the way to it in a demo with two notes. */
const PANEL: Record<string, (panel: Page, extension: Extension) => Promise<void>> = {
  'the notes': async () => undefined,
  'a note half written': async (panel, extension) => {
    await putRows(extension, 'themes', [aTheme('Windows config', { answer: 'Ships in Q1.' })])
    await lineOf(panel).fill('!! no windows #config')
    await expect(panel.getByRole('option', { name: /Windows config/ })).toBeVisible()
  },
  'a text that is too long': async (panel) => {
    await lineOf(panel).fill('x'.repeat(12_000))
    await lineOf(panel).press('Enter')
    await expect(panel.getByRole('alert')).toBeVisible()
  },
  'a note being changed': async (panel) => {
    await panel.getByRole('listitem').first().getByRole('button', { name: 'Edit' }).last().click()
    await panel.getByRole('textbox', { name: 'Edit note' }).fill('changed')
    await panel.keyboard.press('Escape')
    await expect(panel.getByText('Not saved yet')).toBeVisible()
  },
  'the menu': async (panel) => panel.getByRole('button', { name: 'Menu' }).click(),
  'keys and signs': async (panel) => {
    await panel.keyboard.press('F1')
    await expect(panel.getByRole('heading', { name: 'Keys and signs' })).toBeVisible()
  },
  'the share check': async (panel) => menuItem(panel, 'Share check'),
  'steps and people': async (panel) => menuItem(panel, 'Steps and people'),
  'the wrong customer': async (panel) => menuItem(panel, 'Wrong customer?'),
  'notes that were moved': async (panel) => {
    await menuItem(panel, 'Wrong customer?')
    await panel.getByRole('combobox', { name: 'Customer' }).fill('Isdom')
    await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
    await panel.keyboard.press('Enter')
    await expect(panel.getByText('Moved 2 notes to Isdom')).toBeVisible()
  },
  'another demo, with its steps': async (panel) => {
    await menuItem(panel, 'Start another demo')
    await panel.getByText('Steps and people').click()
    await panel.getByLabel('Steps', { exact: true }).fill('Dashboards\nAlerts')
  },
  'the debrief': end,
  'the summary': async (panel) => {
    await end(panel)
    await panel.keyboard.press('PageDown')
    await expect(panel.getByText('2 of 2')).toBeVisible()
    await panel.keyboard.press('PageDown')
    await expect(panel.getByRole('button', { name: 'Done' })).toBeVisible()
  },
  'an ended demo': async (panel) => {
    await end(panel)
    await panel.keyboard.press('Escape')
    await expect(panel.getByText(/Cancity: ended/)).toBeVisible()
  },
}

for (const [name, open] of Object.entries(PANEL))
  test(`panel, ${name}: nothing axe knows of, and all of it by Tab`, async ({ extension, panel }) => {
    await panel.setViewportSize({ width: 320, height: 560 })
    await hold(panel)
    await open(panel, extension)
    await expectGood(panel)
  })

/** Each state of the settings and of the popup. */
const PAGES: Record<string, [path: string, open: (page: Page, panel: Page) => Promise<void>]> = {
  'settings, as installed': ['options.html', async () => undefined],
  'settings, an address where nothing answers': [
    'options.html',
    async (options) => {
      await typeAccess(options, '127.0.0.1:9', 'pb_x')
      await options.getByRole('button', { name: 'Test connection' }).click()
      await expect(options.getByRole('alert')).toBeVisible()
    },
  ],
  'settings, asked before all is deleted': [
    'options.html',
    async (options, panel) => {
      await hold(panel)
      await options.getByRole('button', { name: 'Save a backup' }).click()
      await options.getByRole('button', { name: 'Delete everything here…' }).click()
      await expect(options.getByRole('alertdialog')).toBeVisible()
    },
  ],
  'popup, no demo': ['popup.html', async () => undefined],
  'popup, a demo is running': ['popup.html', async (_, panel) => hold(panel)],
  'popup, everything hidden': ['popup.html', async (popup) => popup.getByRole('button', { name: 'Hide' }).click()],
  'popup, a demo to finish': [
    'popup.html',
    async (popup, panel) => {
      await hold(panel)
      await end(panel)
      await panel.keyboard.press('Escape')
      await expect(popup.getByText('2 notes of the Cancity demo are not complete.')).toBeVisible()
    },
  ],
}

const SIZES = { popup: { width: 300, height: 480 }, options: { width: 760, height: 700 } }

for (const [name, [path, open]] of Object.entries(PAGES))
  test(`${name}: nothing axe knows of, and all of it by Tab`, async ({ extension, panel }) => {
    const page = await extension.openPage(path)
    await page.setViewportSize(path === 'popup.html' ? SIZES.popup : SIZES.options)
    await page.getByRole('button').first().waitFor()
    await open(page, panel)
    await page.bringToFront()
    await expectGood(page)
  })

for (const [name, page, words] of [
  ['settings', 'options', 'cannot be opened'],
  ['popup', 'popup', 'could not open'],
] as const)
  test(`${name}, a database that cannot be read: nothing axe knows of, and all of it by Tab`, async ({}, info) => {
    const extension = await launchUnreadable(info.outputPath('profile'))
    const opened = await extension.openPage(`${page}.html`)
    await opened.setViewportSize(SIZES[page])
    await expect(opened.getByText(words).first()).toBeVisible()
    await opened.bringToFront()
    await expectGood(opened)
    await extension.close()
  })
