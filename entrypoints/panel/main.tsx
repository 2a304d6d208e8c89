import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { drawInLanguage } from '@/components/extension/speaking'
import { StateFeed } from '@/components/extension/state-feed'
import { speak } from '@/components/speak'
import { sendMessage } from '@/utils/messages/messages'
import { sidePanelKey } from '@/utils/messages/side-panel'
import { languageOf } from '@/utils/strings/languages'
import { Broken } from './broken'
import { Forms, KeptForms } from './kept-forms'
import { OverlayChannel } from './overlay-channel'
import { Panel } from './panel'
import { t } from './strings'
import '@/components/extension/parts.css'
import './panel.css'
import './demo.css'
import './share.css'

/** Blank until the background has let this page in: any site could put it into a frame. */
async function boot(): Promise<void> {
  const nonce = location.search.slice(1) || null
  const channel = new OverlayChannel(nonce)
  const seat = await takeSeat(nonce)
  const root = document.getElementById('panel')
  if (!root) return
  if (!seat.ok && seat.error !== 'not_ours') return showBroken(root)
  if (!seat.ok) return
  const { surface, window } = seat.value
  document.documentElement.dataset.surface = surface
  if (surface === 'side-panel') stay(sidePanelKey(window))
  const feed = new StateFeed(seat.value.state)
  const forms = new KeptForms(seat.value.forms)
  emptyWithTheRest(forms, feed)
  feed.onForms(forms.hear)
  const drawn = createRoot(root)
  await drawInLanguage([t], {
    feed,
    draw: () => {
      document.title = t('panel.title')
      channel.tell({ type: 'title', title: document.title })
      // At once, and its effects with it: the cursor does not wait for the first picture.
      flushSync(() =>
        drawn.render(
          <StrictMode>
            <Forms value={forms}>
              <Panel seat={seat.value} channel={channel} feed={feed} />
            </Forms>
          </StrictMode>,
        ),
      )
    },
  })
}

/** Deleting everything here deletes what stands in forms too. */
function emptyWithTheRest(forms: KeptForms, feed: StateFeed): void {
  let { emptied } = feed.get()
  feed.subscribe(() => {
    if (feed.get().emptied > emptied) forms.clear()
    emptied = feed.get().emptied
  })
}

/** The chosen language cannot be read either. */
async function showBroken(root: HTMLElement): Promise<void> {
  await speak([t], languageOf('auto', navigator.languages)).catch(console.error)
  createRoot(root).render(<Broken />)
}

/** The overlay's announcement and this question come from two processes: the first may be the later. */
async function takeSeat(nonce: string | null) {
  if (nonce === null) return sendMessage('takeSeat', { nonce, windowId: await ownWindow() })
  for (const wait of [50, 200, 1_000]) {
    const seat = await sendMessage('takeSeat', { nonce, windowId: null })
    if (seat.ok || seat.error !== 'not_ours') return seat
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
  return sendMessage('takeSeat', { nonce, windowId: null })
}

/** Holds the lock until the page is gone, however it goes. */
function stay(lock: string): void {
  navigator.locks.request(lock, () => new Promise(() => undefined)).catch(console.error)
}

/** The background cannot see in which window a side panel stands. */
async function ownWindow(): Promise<number | null> {
  return (await chrome.windows.getCurrent()).id ?? null
}

boot().catch(console.error)
