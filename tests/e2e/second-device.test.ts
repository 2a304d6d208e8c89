import { expect, test } from '@playwright/test'
import { Endpoint } from '@/tests/browser/endpoint'
import { launchExtension } from '@/tests/browser/extension'
import { pair } from '@/tests/browser/team'

test('a note of one browser is in the same member’s other one within ten seconds, while a page of ours is open', async () => {
  test.slow()
  const endpoint = await Endpoint.create()
  const [laptop, desktop] = [await launchExtension({ headless: true }), await launchExtension({ headless: true })]
  try {
    await pair(laptop, endpoint)
    await pair(desktop, endpoint)
    const here = await laptop.openPage('panel.html')
    const there = await desktop.openPage('options.html')
    // What is fetched at pairing and opening is over: only news can bring the note.
    await there.waitForTimeout(9_000)
    await here.getByRole('textbox', { name: 'Note' }).fill('!! no SSO')
    await here.keyboard.press('Enter')
    await expect(here.getByRole('list', { name: 'Notes in this demo' })).toContainText('no SSO')
    const notes = () => desktop.rows<{ text: string; severity: string }>('objections')
    await expect.poll(notes, { timeout: 10_000 }).toMatchObject([{ text: 'no SSO', severity: 'blocker' }])

    await here.getByRole('button', { name: 'Menu' }).click()
    await here.getByRole('menuitem', { name: 'End demo' }).click()
    await expect(there.getByRole('list', { name: 'Past demos' })).toContainText('1 note', { timeout: 10_000 })
  } finally {
    await laptop.close()
    await desktop.close()
    await endpoint.dispose()
  }
})
