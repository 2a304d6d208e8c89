import { expect, test } from '@playwright/test'
import { walkByTab } from '@/tests/browser/keyboard'
import { deviceId, newId } from '@/utils/model/ids'
import { PROTOCOL } from '@/utils/model/sync-protocol'
import { expectAccessible, launchBrowser, watchErrors } from './dashboard-page'
import { startSampleServer } from './sample-server'

test('an admin sees what waits in each browser, and shuts one out', async () => {
  test.setTimeout(180_000)
  const server = await startSampleServer()
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const errors = watchErrors(page)
    const pull = () =>
      fetch(`${server.url}/api/sync/pull?protocol=${PROTOCOL}&device=${newId(deviceId)}&waiting=3`, {
        headers: { authorization: `Bearer ${server.deviceToken}` },
      })
    expect((await pull()).status).toBe(200)
    await page.goto(server.signInLink)
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitem', { name: 'Devices' }).click()
    const table = page.getByRole('table', { name: 'Devices' })
    const row = table.getByRole('row').filter({ hasText: '3' })
    await expect(row).toHaveCount(1)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\d+ device/)
    await expectAccessible(page)
    expect(await walkByTab(page)).toEqual([])
    await page.setViewportSize({ width: 720, height: 800 })
    await expect(row.getByRole('button', { name: /^Revoke/ })).toBeInViewport({ ratio: 1 })
    await page.setViewportSize({ width: 640, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await row.getByRole('button', { name: /^Revoke/ }).click()
    await expectAccessible(page)
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
    expect((await pull()).status).toBe(200)
    await row.getByRole('button', { name: /^Revoke/ }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
    await expect(row).toContainText('Revoked')
    const refused = await pull()
    expect([refused.status, (await refused.json()).code]).toEqual([401, 'revoked'])
    expect(errors).toEqual([])
  } finally {
    await browser.close()
    await server.stop()
  }
})
