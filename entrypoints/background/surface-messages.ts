import { browser } from 'wxt/browser'
import { onMessage } from '@/utils/messages/messages'
import { fail, ok } from '@/utils/messages/result'
import { COMMAND_NAMES, openInstead, openPanel } from './commands'
import type { Core } from './core'
import { toggleHidden } from './hiding'
import { inputs, nothing } from './inputs'
import { report } from './report'
import { surfaceOfSender } from './seats'
import { keptLastTab } from './session'
import { popOut, removeOverlay } from './surfaces'
import type { Trusting } from './trusting'

const SHORTCUTS_PAGE = 'chrome://extensions/shortcuts'

/** What popup and options ask of the browser itself. */
export function handleSurfaces(core: Core, trusting: Trusting): void {
  onMessage('openPanel', async ({ data }) => {
    const input = inputs.openPanel.safeParse(data)
    if (!input.success) return fail('unavailable')
    const { tabId, windowId } = input.data
    const surface = await openPanel(core, { windowId, tab: browser.tabs.get(tabId) })
    return surface ? ok(surface) : fail('unavailable')
  })
  onMessage(
    'popOut',
    trusting(inputs.popOut, async ({ view }, sender) => {
      const tabId = surfaceOfSender(sender) === 'overlay' ? sender.tab?.id : undefined
      if (tabId !== undefined) {
        await keptLastTab.set(tabId)
        await removeOverlay(core.tabs, tabId)
      }
      const window = await popOut(view === 'check' ? view : '')
      if (window !== null) core.announcer.tell({ called: 'pop-out', window })
      return null
    }),
  )
  onMessage('overlayBlocked', async ({ sender: { tab } }) => {
    if (!tab) return fail('not_ours')
    await openInstead(core, tab)
    return ok(null)
  })
  onMessage(
    'toggleHidden',
    trusting(nothing, () => toggleHidden(core)),
  )
  onMessage('getShortcuts', async () => {
    const commands = await browser.commands.getAll()
    const named = commands.map(toShortcut).filter(({ name }) => COMMAND_NAMES.includes(name))
    return ok(named.sort((a, b) => COMMAND_NAMES.indexOf(a.name) - COMMAND_NAMES.indexOf(b.name)))
  })
  onMessage('arePrivateWindowsAllowed', async () => ok(await browser.extension.isAllowedIncognitoAccess()))
  onMessage('openShortcutSettings', async () =>
    (await succeeds(openShortcutSettings())) ? ok(null) : fail('unavailable'),
  )
}

const SUGGESTED: ReadonlySet<string> = new Set(['open', 'mark-blocker', 'mark-pain', 'hide'])
const toShortcut = ({ name = '', shortcut = '' }) => ({ name, keys: shortcut, suggested: SUGGESTED.has(name) })

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
