import { type Browser, browser } from 'wxt/browser'
import { type Surface, surfaceOf } from '@/utils/capture/share-rules'
import { OVERLAY_MARK, type ToTab } from '@/utils/messages/overlay-port'
import type { ShareMode } from '@/utils/model/words'
import { keptHidden, keptPopOut, keptShareMode, type TabMemories } from './session'
import { keptUsualShare } from './settings'

type Tab = Pick<Browser.tabs.Tab, 'id' | 'windowId' | 'url'>

export const WELCOME_PAGE = '/welcome.html'

export const isLesson = (tab: Pick<Tab, 'url'> | undefined): boolean =>
  tab?.url?.startsWith(`${location.origin}${WELCOME_PAGE}`) ?? false

const POP_OUT = { type: 'popup', width: 400, height: 600 } as const

/**
 * The chord. The side panel comes first and without any await, which would lose the user's gesture; it is enabled
 * only while a tab is shared, so otherwise the call is rejected and the overlay or a window opens. `beforeWindow` is
 * done when that window stands in for an overlay that the page does not take.
 */
export function openOnChord(
  { windowId, tab }: { windowId: number; tab: Tab | Promise<Tab> },
  beforeWindow: () => Promise<void>,
): Promise<Surface | null> {
  const sidePanel = openSidePanel(windowId)
  return sidePanel.then(
    () => 'side-panel' as const,
    async () => openBeside(await tab, beforeWindow),
  )
}

function openSidePanel(windowId: number): Promise<void> {
  if (!browser.sidePanel) return Promise.reject(new Error('This browser has no side panel'))
  return browser.sidePanel.open({ windowId })
}

async function openBeside(tab: Tab, beforeWindow: () => Promise<void>): Promise<Surface | null> {
  if (await keptHidden.get()) return null
  if (surfaceOf(await shareNow()) === 'overlay') {
    if ((await askOwnPage(tab)) || (await injectGranted(tab))) return 'overlay'
    await beforeWindow()
  }
  await popOut()
  return 'pop-out'
}

/** The page that teaches puts the overlay over itself: no browser lets a script be injected into an extension's page. */
async function askOwnPage(tab: Tab): Promise<boolean> {
  const { id } = tab
  if (id === undefined || !isLesson(tab)) return false
  const chord: ToTab = { pushbackOverlay: 'toggle' }
  await browser.tabs.sendMessage(id, chord, { frameId: 0 })
  return true
}

/**
 * Puts the overlay into a tab, or asks the one that is there, which may close: it tells itself whether it is open. False
 * where the browser allows no script.
 */
export async function injectOverlay(tabId: number | undefined): Promise<boolean> {
  return tabId !== undefined && (await inject(tabId)) === 'stands'
}

/** What a web page is worth waiting for: a busy browser refuses now and then although the key has just granted it. */
const RETRY_AFTER_MS = [0, 20, 100, 300]

/** Like `injectOverlay`, for a page that a key press or the toolbar has granted: it is tried again when refused. */
async function injectGranted({ id, url }: Tab): Promise<boolean> {
  if (id === undefined) return false
  let injected = await inject(id)
  for (const wait of /^(?:https?|file):/.test(url ?? '') ? RETRY_AFTER_MS : []) {
    if (injected !== 'refused') break
    await new Promise((resolve) => setTimeout(resolve, wait))
    injected = await inject(id)
  }
  return injected === 'stands'
}

/** Whether it stands, or the page has no place for it, or the browser lets no script in. */
type Injected = 'stands' | 'no place' | 'refused'

async function inject(tabId: number): Promise<Injected> {
  const injection = { target: { tabId }, files: ['/overlay.js' as const], injectImmediately: true }
  try {
    const frames = await browser.scripting.executeScript(injection)
    // On its own pages Firefox answers with nothing instead of refusing.
    const [frame] = frames
    if (!frame) return 'refused'
    return frame.result === false ? 'no place' : 'stands'
  } catch {
    // The browser's own pages, its store, a page of another extension: named cases, and all of them lead to a window.
    return 'refused'
  }
}

/** Whether the overlay that was put into a tab is still there: a page that was reloaded has lost it. */
export async function hasOverlay(tabId: number): Promise<boolean> {
  const question: ToTab = { pushbackOverlay: 'are you there' }
  try {
    return (await browser.tabs.sendMessage(tabId, question, { frameId: 0 })) === true
  } catch {
    // Nobody listens there.
    return false
  }
}

/** Opens the panel in a window of its own, or brings it to the front; answers which. `view` says what it shows first. */
export async function popOut(view = ''): Promise<number | null> {
  const url = `${location.origin}/panel.html${view === '' ? '' : `#${view}`}`
  const known = await keptPopOut.get()
  if (known !== null && (await focusWindow(known))) {
    if (view !== '') await showIn(known, url)
    return known
  }
  const opened = await browser.windows.create({ ...POP_OUT, url })
  await keptPopOut.set(opened?.id ?? null)
  return opened?.id ?? null
}

/** The page that stands there is told by its address, and keeps what is typed in it. */
async function showIn(windowId: number, url: string): Promise<void> {
  const [tab] = await browser.tabs.query({ windowId })
  if (tab?.id !== undefined) await browser.tabs.update(tab.id, { url })
}

async function focusWindow(id: number): Promise<boolean> {
  try {
    await browser.windows.update(id, { focused: true })
    return true
  } catch {
    return false
  }
}

/** Removes every surface at once. */
export async function removeSurfaces(tabs: TabMemories): Promise<void> {
  const known = await keptPopOut.get()
  await Promise.allSettled([
    removeOverlays(tabs),
    enableSidePanel(false),
    ...(known === null ? [] : [browser.windows.remove(known), keptPopOut.set(null)]),
  ])
}

/** Takes the overlay out of every page; what was typed in one is kept and goes on where the next chord opens. */
async function removeOverlays(tabs: TabMemories): Promise<void> {
  await Promise.allSettled((await tabs.withOverlay()).map((tabId) => removeOverlay(tabs, tabId)))
}

export async function removeOverlay(tabs: TabMemories, tabId: number): Promise<void> {
  const message: ToTab = { pushbackOverlay: 'remove' }
  await tabs.update(tabId, { open: false, frameId: null, nonce: null })
  await browser.tabs.sendMessage(tabId, message, { frameId: 0 })
}

/** Takes out what an older version of this extension left in a page that no message reaches any more. */
export async function sweepPage(tabId: number): Promise<void> {
  const sweep = (mark: string) => {
    for (const element of document.querySelectorAll(`[${mark}]`)) element.remove()
  }
  await browser.scripting.executeScript({ target: { tabId }, func: sweep, args: [OVERLAY_MARK] })
}

/** Nothing stays over a page that is about to be shared; the next chord opens where the audience does not see it. */
export async function beginShare(tabs: TabMemories, mode: ShareMode): Promise<void> {
  await followShareMode(mode)
  if (mode !== 'none') await removeOverlays(tabs)
}

/** What is shared: in the running demo, in the last one while its debrief is open, else in the next. */
export async function shareNow(): Promise<ShareMode> {
  return (await keptShareMode.get()) ?? keptUsualShare.get()
}

/** The side panel can be opened only while a tab is shared: set on every start and with every change of mode. */
export async function followShareMode(mode: ShareMode): Promise<void> {
  await keptShareMode.set(mode)
  await enableSidePanel(mode === 'tab' && !(await keptHidden.get()))
}

async function enableSidePanel(enabled: boolean): Promise<void> {
  await browser.sidePanel?.setOptions(enabled ? { enabled, path: 'panel.html' } : { enabled })
}
