import { type Browser, browser } from 'wxt/browser'
import type { Draft } from '@/utils/capture/draft'
import type { Surface } from '@/utils/capture/share-rules'
import { onMessage, type Seat, type StoreFault } from '@/utils/messages/messages'
import { fail, ok, type Result } from '@/utils/messages/result'
import { sidePanelKey } from '@/utils/messages/side-panel'
import { despiteDamage } from '@/utils/store/damage'
import { joinDraft, lastTypedAt, moveDraft, takeDraft } from '@/utils/store/drafts'
import { keptForms } from '@/utils/store/forms'
import { faultOf } from './answer'
import { askAboutYesterday } from './ask-again'
import { type Core, readState } from './core'
import { cornerFor } from './corners'
import { inputs } from './inputs'
import { report } from './report'
import { keptLastTab, keptPopOut, keptRun, type TabMemories } from './session'
import { hasOverlay, removeOverlay } from './surfaces'

type Sender = Browser.runtime.MessageSender

const tabKey = (id: number | undefined) => `tab:${id}`
const inThisRun = async (place: string) => `${place}@${await keptRun.get()}`

/** Each panel has a draft of its own: the tab's, a window of ours being one too, or that of the window it stands in. */
export const placeOf = ({ tab }: Sender, windowId: number | null): Promise<string> =>
  inThisRun(tab === undefined ? sidePanelKey(windowId) : tabKey(tab.id))

/** Who sits where: the panel page shows itself only after this has let it in. */
export function handleSeats(core: Core): void {
  onMessage('expectFrame', async ({ data, sender }) => {
    const input = inputs.expectFrame.safeParse(data)
    const tabId = sender.tab?.id
    if (!input.success || tabId === undefined || sender.frameId !== 0) return fail('not_ours')
    const { draft } = input.data
    if (draft) await moveDraft(core.db, { place: await placeOf(sender, null), draft, nowMs: Date.now() })
    await core.tabs.update(tabId, { nonce: input.data.nonce, frameId: null, open: true })
    return ok({ corner: await cornerFor(sender.url) })
  })
  const stands = async ({ tab }: Sender, open: boolean) => {
    if (tab?.id !== undefined) await core.tabs.update(tab.id, { open })
    return ok(null)
  }
  onMessage('overlayShown', ({ sender }) => stands(sender, true))
  onMessage('overlayClosed', ({ sender }) => stands(sender, false))
  onMessage('takeSeat', async ({ data, sender }): Promise<Result<Seat, 'not_ours' | StoreFault>> => {
    const input = inputs.takeSeat.safeParse(data)
    if (!input.success || !(await admit(core.tabs, sender, input.data.nonce))) return fail('not_ours')
    return seat(core, sender, input.data.windowId).catch(faultOf)
  })
}

const WARM_AFTER_MS = 200

/** Where the panel stands and what it shows; a database that cannot be read is an answer too. */
async function seat(core: Core, sender: Sender, windowId: number | null): Promise<Result<Seat, never>> {
  const [state, draft, forms, chord] = await Promise.all([
    readState(core.db),
    despiteDamage(core.db, () => draftFor(core, sender, windowId)),
    despiteDamage(core.db, () => keptForms(core.db, Date.now())),
    openChord(),
  ])
  askAboutYesterday(core)
  // Nobody types a word faster, and the panel's first look comes before.
  setTimeout(() => core.finder.warm().catch(report), WARM_AFTER_MS)
  const surface = surfaceOfSender(sender)
  const besides = { overlay: sender.tab?.windowId ?? null, 'side-panel': windowId, 'pop-out': null }
  return ok({ surface, window: besides[surface], state, draft, forms, chord })
}

async function openChord(): Promise<string> {
  return (await browser.commands.getAll()).find(({ name }) => name === 'open')?.shortcut ?? ''
}

/** What is typed over a page goes on in a surface beside it, and the other way when that is closed. */
export async function draftFor({ db }: Core, sender: Sender, windowId: number | null): Promise<Draft | null> {
  const asked = [placeOf(sender, windowId), browser.tabs.query({}), navigator.locks.query(), leftTab(sender)] as const
  const [place, tabs, { held = [] }, left] = await Promise.all(asked)
  const standing = [...tabs.map(({ id }) => tabKey(id)), ...held.map(({ name = '' }) => name)]
  const places = { place, open: new Set(await Promise.all(standing.map(inThisRun))) }
  return takeDraft(db, left === null ? places : { ...places, from: await inThisRun(tabKey(left)) })
}

/** What was typed over a page goes on in the surface beside it that was open before. */
export async function joinLeftDraft({ db }: Core, sender: Sender, windowId: number | null): Promise<Draft | null> {
  const [place, left] = await Promise.all([placeOf(sender, windowId), leftTab(sender)])
  return left === null ? null : joinDraft(db, { place, from: await inThisRun(tabKey(left)), nowMs: Date.now() })
}

/** The tab over which this surface opens beside. A draft that still stands in a panel there stays with that. */
async function leftTab(sender: Sender): Promise<number | null> {
  const tabId = surfaceOfSender(sender) === 'overlay' ? null : await keptLastTab.get()
  return tabId === null || (await hasOverlay(tabId)) ? null : tabId
}

/**
 * The notes are about to open in a window of their own, over a page that takes no overlay: what was typed last over
 * another page goes on there, and the panel over that page closes. What was typed in that window later goes first.
 */
export async function carryDraft({ db, tabs }: Core, chordTab: number | undefined): Promise<void> {
  const popOut = await keptPopOut.get()
  const own = popOut === null ? [] : await browser.tabs.query({ windowId: popOut })
  const typed = [...(await tabs.withOverlay()), chordTab].filter((id) => id !== undefined)
  const known = [...typed, ...own.map(({ id }) => id)]
  const places = await Promise.all(known.map((id) => inThisRun(tabKey(id))))
  const last = await lastTypedAt(db, places)
  const tabId = typed.find((_, index) => places[index] === last)
  if (tabId === undefined) return
  await keptLastTab.set(tabId)
  // On a page that has gone since, nobody listens.
  await removeOverlay(tabs, tabId).catch(() => undefined)
}

/** Any site can frame the panel page: a frame is let in once, by the nonce announced from that very tab. */
async function admit(tabs: TabMemories, sender: Sender, nonce: string | null): Promise<boolean> {
  if (!isOwnPage(sender)) return false
  if (surfaceOfSender(sender) !== 'overlay') return true
  const tabId = sender.tab?.id
  if (tabId === undefined || nonce === null || (await tabs.get(tabId)).nonce !== nonce) return false
  await tabs.update(tabId, { nonce: null, frameId: sender.frameId ?? null })
  return true
}

/** True for a page of ours that nobody frames, or whose frame was let in. */
export async function isTrusted(tabs: TabMemories, sender: Sender): Promise<boolean> {
  if (!isOwnPage(sender)) return false
  if (surfaceOfSender(sender) !== 'overlay' || sender.tab?.id === undefined) return true
  return (await tabs.get(sender.tab.id)).frameId === sender.frameId
}

function isOwnPage({ id, url }: Sender): boolean {
  return id === browser.runtime.id && (url ?? '').startsWith(`${location.origin}/`)
}

export function surfaceOfSender({ tab, frameId }: Sender): Surface {
  if (tab === undefined) return 'side-panel'
  return frameId === 0 ? 'pop-out' : 'overlay'
}
