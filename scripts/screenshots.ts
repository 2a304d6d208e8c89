// `npm run screenshots`: the README's pictures, taken from the running product. Needs Debian and root, like the system tests.
import { join } from 'node:path'
import { type Extension, launchExtension, panelFrame } from '../tests/browser/extension'
import { servePages } from '../tests/browser/pages'
import { type SampleServer, startSampleServer } from '../tests/e2e/sample-server'
import { startDisplay } from '../tests/system/display'
import { CHORD, press, type } from '../tests/system/keys'
import { build } from './build'
import { ROOT } from './step'

const NOTES = ['! no SSO with their on-prem AD', '~ wants it in dark', '+ loves the diff view']

build()
const display = await startDisplay()
process.env.DISPLAY = display.name
const pages = await servePages()
const server = await startSampleServer()
const extension = await launchExtension({ headless: false, args: ['--window-size=1200,850', '--window-position=0,0'] })
try {
  await takePanel(extension, server, pages.origin)
  await takeDashboard(extension, server)
} finally {
  await extension.close()
  await server.stop()
  await pages.close()
  display.stop()
}

async function takePanel(extension: Extension, server: SampleServer, origin: string): Promise<void> {
  const options = await extension.openPage('options.html')
  await options.getByLabel('Address').fill(server.url)
  await options.getByLabel('Token').fill(server.deviceToken)
  await options.getByRole('button', { name: 'Connect', exact: true }).click()
  await options.getByText('Connected to').waitFor()
  await options.close()
  const page = await extension.context.newPage()
  await page.goto(`${origin}/deck.html`)
  await page.bringToFront()
  await press(CHORD.open)
  const panel = await panelFrame(page)
  await panel.getByRole('button', { name: 'Start demo' }).first().click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await panel.getByRole('option').first().click()
  const line = panel.getByRole('textbox', { name: 'Note' })
  for (const note of NOTES) {
    await line.fill(note)
    await line.press('Enter')
    await panel.getByRole('list', { name: 'Notes in this demo' }).getByText(note.slice(2)).waitFor()
  }
  await line.focus()
  await type('!! needs a script per Windows object #config @Velnox')
  await panel.getByText('Velnox').first().waitFor()
  // The overlay grows with the panel in a few frames, which no event tells of.
  await page.waitForTimeout(500)
  await page.screenshot({ path: join(ROOT, 'docs/images/panel.png') })
}

async function takeDashboard(extension: Extension, server: SampleServer): Promise<void> {
  const page = await extension.context.newPage()
  await page.setViewportSize({ width: 1440, height: 860 })
  await page.goto(server.signInLink)
  await page.getByRole('link', { name: 'Themes' }).click()
  await page.getByRole('row').nth(5).waitFor()
  await page.screenshot({ path: join(ROOT, 'docs/images/dashboard.png') })
}
