import { type Browser, browser } from 'wxt/browser'
import { onMessage, type Seat, type Surface } from '@/utils/messages/messages'
import { fail, ok, type Result } from '@/utils/messages/result'
import { takeDraft } from '@/utils/store/drafts'
import { askAboutYesterday } from './ask-again'
import { type Core, readState } from './core'
import { inputs } from './inputs'
import type { TabMemories } from './session'

type Sender = Browser.runtime.MessageSender

/** The draft of a panel in a tab is the tab's; the panels beside the page share one. */
export const draftKeyOf = (sender: Sender): string =>
  surfaceOf(sender) === 'overlay' ? `tab:${sender.tab?.id}` : 'beside'

/** Who sits where: the panel page shows itself only after this has let it in. */
export function handleSeats(core: Core): void {
  onMessage('expectFrame', async ({ data, sender }) => {
    const input = inputs.expectFrame.safeParse(data)
    const tabId = sender.tab?.id
    if (!input.success || tabId === undefined || sender.frameId !== 0) return fail('not_ours')
    await core.tabs.update(tabId, { nonce: input.data.nonce, frameId: null, open: true })
    return ok(null)
  })
  onMessage('overlayClosed', async ({ sender }) => {
    if (sender.tab?.id !== undefined) await core.tabs.update(sender.tab.id, { open: false })
    return ok(null)
  })
  onMessage('takeSeat', async ({ data, sender }): Promise<Result<Seat, 'not_ours'>> => {
    const input = inputs.takeSeat.safeParse(data)
    if (!input.success || !(await admit(core.tabs, sender, input.data.nonce))) return fail('not_ours')
    const openKeys = new Set(['beside', ...(await browser.tabs.query({})).map(({ id }) => `tab:${id}`)])
    const [state, draft] = await Promise.all([
      readState(core.db),
      takeDraft(core.db, { key: draftKeyOf(sender), openKeys }),
    ])
    askAboutYesterday(core)
    const surface = surfaceOf(sender)
    return ok({ surface, window: surface === 'overlay' ? (sender.tab?.windowId ?? null) : null, state, draft })
  })
}

/** Any site can frame the panel page: a frame is let in once, by the nonce announced from that very tab. */
async function admit(tabs: TabMemories, sender: Sender, nonce: string | null): Promise<boolean> {
  if (!isOwnPage(sender)) return false
  if (surfaceOf(sender) !== 'overlay') return true
  const tabId = sender.tab?.id
  if (tabId === undefined || nonce === null || (await tabs.get(tabId)).nonce !== nonce) return false
  await tabs.update(tabId, { nonce: null, frameId: sender.frameId ?? null })
  return true
}

/** True for a page of ours that nobody frames, or whose frame was let in. */
export async function isTrusted(tabs: TabMemories, sender: Sender): Promise<boolean> {
  if (!isOwnPage(sender)) return false
  if (surfaceOf(sender) !== 'overlay' || sender.tab?.id === undefined) return true
  return (await tabs.get(sender.tab.id)).frameId === sender.frameId
}

function isOwnPage({ id, url }: Sender): boolean {
  return id === browser.runtime.id && (url ?? '').startsWith(`${location.origin}/`)
}

function surfaceOf({ tab, frameId }: Sender): Surface {
  if (tab === undefined) return 'side-panel'
  return frameId === 0 ? 'pop-out' : 'overlay'
}
