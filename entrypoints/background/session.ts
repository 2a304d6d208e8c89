import { storage } from 'wxt/utils/storage'
import type { CrmPage } from '@/utils/capture/crm-page'
import type { ShareMode } from '@/utils/model/words'
import type { EndedPairing, WaitingPairing } from '@/utils/sync/pairing'
import { Kept } from './kept'

// What must outlive the background, and mostly not the browser. Pages cannot read it.

/** What is known of one tab. */
export interface TabMemory {
  /** The page of the last chord there, without query and fragment. */
  page: string | null
  /** The CRM's record that the last chord found there. */
  crm: CrmPage | null
  /** The frame that the overlay has announced and that has not shown itself yet. */
  nonce: string | null
  /** The frame that was let in. */
  frameId: number | null
  open: boolean
}

const EMPTY: TabMemory = { page: null, crm: null, nonce: null, frameId: null, open: false }

/** Outlives the browser too: what was hidden in front of a customer does not come back by a crash. */
export const keptHidden = new Kept(storage.defineItem<boolean>('local:hidden', { fallback: false, version: 1 }))
/** What is shared now, where a chord can read it without opening the database; null until a demo or somebody says so. */
export const keptShareMode = new Kept(storage.defineItem<ShareMode | null>('session:shareMode', { fallback: null }))
/** That was said while no demo ran: the next one begins with it, whatever becomes of the last one's debrief. */
export const keptShareChosen = new Kept(storage.defineItem<boolean>('session:shareChosen', { fallback: false }))
export const keptPopOut = new Kept(storage.defineItem<number | null>('session:popOut', { fallback: null }))
/** The tab of the newest chord: what is typed there goes on in a surface beside it. */
export const keptLastTab = new Kept(storage.defineItem<number | null>('session:lastTab', { fallback: null }))
/** The page of the newest chord, for the surfaces that stand in no tab. */
export const keptLastPage = new Kept(storage.defineItem<string | null>('session:lastPage', { fallback: null }))
/** The CRM's record of the newest chord, for the same. */
export const keptLastCrm = new Kept(storage.defineItem<CrmPage | null>('session:lastCrm', { fallback: null }))
/** The window in which the running demo was started. */
export const keptDemoWindow = new Kept(storage.defineItem<number | null>('session:demoWindow', { fallback: null }))
/**
 * The browser's run, or that of this version: in the next one the numbers of tabs and windows begin again, and what is
 * kept under one of them must not be taken for another's.
 */
export const keptRun = new Kept(storage.defineItem<string>('session:run', { init: () => crypto.randomUUID() }))
/** A code that a member is to confirm; with the browser it is gone. */
export const keptPairing = new Kept(
  storage.defineItem<WaitingPairing | EndedPairing | null>('session:pairing', { fallback: null }),
)
const keptTabs = new Kept(storage.defineItem<Record<number, TabMemory>>('session:tabs', { fallback: {} }))

/** The memory of all tabs; changes run one after the other, because each reads and writes the whole. */
export class TabMemories {
  #last: Promise<unknown> = Promise.resolve()

  async get(tabId: number): Promise<TabMemory> {
    return (await keptTabs.get())[tabId] ?? EMPTY
  }

  /** The tabs with an overlay, be it open or closed: a closed one waits in its page for the next chord. */
  async withOverlay(): Promise<number[]> {
    const tabs = Object.entries(await keptTabs.get())
    return tabs.filter(([, { open, frameId }]) => open || frameId !== null).map(([id]) => Number(id))
  }

  update(tabId: number, change: Partial<TabMemory>): Promise<void> {
    return this.#queue((tabs) => ({ ...tabs, [tabId]: { ...EMPTY, ...tabs[tabId], ...change } }))
  }

  forget(tabId: number): Promise<void> {
    return this.#queue(({ [tabId]: _, ...rest }) => rest)
  }

  #queue(change: (tabs: Record<number, TabMemory>) => Record<number, TabMemory>): Promise<void> {
    const next = this.#last.then(async () => keptTabs.set(change(await keptTabs.get())))
    this.#last = next.catch(() => undefined)
    return next
  }
}
