import { test as base, expect, type Page } from '@playwright/test'
import { type Extension, launchExtension } from '@/tests/browser/extension'
import { newId, themeId } from '@/utils/model/ids'
import type { DeviceTheme } from '@/utils/model/records'

interface Parts {
  extension: Extension
  /** The panel in a window of its own: the same page as in the overlay. */
  panel: Page
}

export const test = base.extend<Parts>({
  extension: async ({}, use) => {
    const extension = await launchExtension({ headless: true })
    await use(extension)
    await extension.close()
  },
  panel: async ({ extension }, use) => {
    const panel = await extension.openPage('panel.html')
    await panel.setViewportSize({ width: 380, height: 600 })
    await panel.getByRole('textbox', { name: 'Note' }).waitFor()
    await use(panel)
  },
})

export const aTheme = (title: string, over: Partial<DeviceTheme> = {}): DeviceTheme => ({
  id: newId(themeId),
  title,
  kind: 'missing',
  status: 'building',
  answer: null,
  answerAt: null,
  shippedAt: null,
  shippedVersion: null,
  statusAt: null,
  wordings: [],
  ...over,
})

/** Puts rows where sync would: the endpoint has its own tests. */
export async function putRows(extension: Extension, table: string, rows: object[]): Promise<void> {
  const background = await extension.background()
  await background.evaluate(
    async ([name, values]) => {
      const request = indexedDB.open('pushback')
      const db = await new Promise<IDBDatabase>((resolve) => {
        request.onsuccess = () => resolve(request.result)
      })
      const transaction = db.transaction(name, 'readwrite')
      for (const value of values) transaction.objectStore(name).put(value)
      await new Promise((resolve) => {
        transaction.oncomplete = resolve
      })
      db.close()
      // As Dexie tells the other contexts of an origin: all of the table may have changed.
      const all = { from: -Infinity, to: [[[]]], d: 1 }
      const channel = new BroadcastChannel('x-storagemutated-1')
      channel.postMessage({ [`idb://pushback/${name}/`]: all })
      channel.close()
    },
    [table, rows] as const,
  )
}

/** Starts a demo with a customer in free text, while none runs; the cursor is in the line then. */
export async function startDemo(panel: Page, account: string): Promise<void> {
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill(account)
  await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await expect(panel.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
}

export { expect }
