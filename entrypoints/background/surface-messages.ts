import { browser } from 'wxt/browser'
import { onMessage } from '@/utils/messages/messages'
import { fail, ok } from '@/utils/messages/result'
import { COMMAND_NAMES, openPanel } from './commands'
import type { Core } from './core'
import { toggleHidden } from './hiding'
import { nothing } from './inputs'
import { report } from './report'
import { popOut } from './surfaces'
import type { Trusting } from './trusting'

const SHORTCUTS_PAGE = 'chrome://extensions/shortcuts'

/** What popup and options ask of the browser itself. */
export function handleSurfaces(core: Core, trusting: Trusting): void {
  onMessage('openPanel', async () => {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
    const surface = tab ? await openPanel(core, tab) : null
    return surface ? ok(surface) : fail('unavailable')
  })
  onMessage('popOut', async () => ((await succeeds(popOut())) ? ok(null) : fail('unavailable')))
  onMessage(
    'toggleHidden',
    trusting(nothing, () => toggleHidden(core)),
  )
  onMessage('getShortcuts', async () => {
    const commands = await browser.commands.getAll()
    const named = commands.map(toShortcut).filter(({ name }) => COMMAND_NAMES.includes(name))
    return ok(named.sort((a, b) => COMMAND_NAMES.indexOf(a.name) - COMMAND_NAMES.indexOf(b.name)))
  })
  onMessage('openShortcutSettings', async () =>
    (await succeeds(openShortcutSettings())) ? ok(null) : fail('unavailable'),
  )
}

const toShortcut = ({ name = '', shortcut = '' }) => ({ name, keys: shortcut })

async function openShortcutSettings(): Promise<void> {
  // Firefox has a call of its own, which the types of Chromium do not know.
  const firefox = browser.commands as typeof browser.commands & { openShortcutSettings?: () => Promise<void> }
  if (firefox.openShortcutSettings) return firefox.openShortcutSettings()
  await browser.tabs.create({ url: SHORTCUTS_PAGE })
}

async function succeeds(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    report(error)
    return false
  }
}
