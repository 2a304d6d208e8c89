import { launchExtension, panelFrame } from '@/tests/browser/extension'
import { expect, test } from './fixtures'
import { CHORD, press, type, windowActive } from './keys'

test('the page after installation is walked with the real keys that it teaches', async () => {
  const extension = await launchExtension({ headless: false, taught: true, args: ['--window-size=1200,850'] })
  try {
    const welcome = () => extension.context.pages().find((page) => page.url().endsWith('/welcome.html'))
    await expect.poll(welcome).toBeDefined()
    const page = welcome()
    if (!page) throw new Error('The page is gone.')
    await expect.poll(windowActive).toBe(true)
    await page.bringToFront()
    await expect(page.getByRole('heading', { name: 'Press Alt+Shift+O' })).toBeVisible()
    await press(CHORD.open)
    const panel = await panelFrame(page)
    await expect(panel.getByRole('textbox', { name: 'Note' })).toBeFocused()
    await type('!! needs a script')
    await press('Return')
    await expect(page.getByRole('status')).toContainText('needs a script')
    await press('Escape', CHORD.markBlocker)
    await expect(page.getByRole('status').getByRole('listitem')).toHaveCount(2)
  } finally {
    await extension.close()
  }
})
