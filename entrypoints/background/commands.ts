import type { Browser } from 'wxt/browser'
import type { Surface } from '@/utils/capture/share-rules'
import { newId, objectionId } from '@/utils/model/ids'
import type { Severity } from '@/utils/model/words'
import { despiteDamage } from '@/utils/store/damage'
import { captureMark } from '@/utils/store/notes'
import { undoLast } from '@/utils/store/undo'
import { type Core, changed, now } from './core'
import { endRunningDemo } from './demo-messages'
import { grantedBy, isOwnPanel } from './granted'
import { toggleHidden } from './hiding'
import { putOffLook } from './quiet'
import { report } from './report'
import { carryDraft } from './seats'
import { keptLastCrm, keptLastPage, keptLastTab, keptPopOut } from './session'
import { isLesson, openOnChord, popOut } from './surfaces'

type Tab = Browser.tabs.Tab

/** What each command of the manifest does, in its order. `open` must reach the side panel without an await before it. */
const COMMANDS: Record<string, (core: Core, tab: Tab | undefined) => Promise<unknown>> = {
  open: async (core, tab) => (tab ? openPanel(core, { windowId: tab.windowId, tab }) : undefined),
  'mark-blocker': (core, tab) => mark(core, tab, 'blocker'),
  'mark-pain': (core, tab) => mark(core, tab, 'pain'),
  hide: (core, tab) => toggleHidden(core, tab?.id),
  'mark-moment': (core, tab) => mark(core, tab, 'unknown'),
  'end-demo': (core) => endRunningDemo(core),
  undo: async (core) => {
    await despiteDamage(core.db, async () => undoLast(core.db, await now()))
    changed(core)
  },
}

export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS)

export async function runCommand(core: Core, name: string, tab: Tab | undefined): Promise<void> {
  await COMMANDS[name]?.(core, tab)
}

/**
 * By the chord or from the toolbar's popup: either grants the tab, and the notes made there carry its page. Nothing is
 * awaited before the side panel is asked for, which needs the user's gesture.
 */
export async function openPanel(
  core: Core,
  place: { windowId: number; tab: Tab | Promise<Tab> },
): Promise<Surface | null> {
  const remembering = Promise.resolve(place.tab).then((tab) => rememberPage(core, tab))
  const carry = async () => {
    await remembering
    const tab = await place.tab
    if (!isOwnPanel(tab)) await carryDraft(core, tab.id)
  }
  // A window without what was typed elsewhere is better than none.
  const opening = openOnChord(place, () => carry().catch(report))
  // By the time the panel asks for its notes, the database is open.
  core.db.open().catch(report)
  await remembering
  const surface = await opening
  await callSurface(core, { surface, windowId: place.windowId })
  return surface
}

/** The overlay's frame stays blank in this tab: what a chord there opens is a window. */
export async function openInstead(core: Core, { id, windowId }: Pick<Tab, 'id' | 'windowId'>): Promise<void> {
  await carryDraft(core, id).catch(report)
  await popOut()
  await callSurface(core, { surface: 'pop-out', windowId })
}

/** One that was open before the chord learns of it: the cursor goes into its line, with what was typed over the page. */
async function callSurface(
  { announcer }: Core,
  { surface, windowId }: { surface: Surface | null; windowId: number },
): Promise<void> {
  const window = surface === 'pop-out' ? await keptPopOut.get() : windowId
  // The overlay is told by the page that it stands in.
  if (surface && surface !== 'overlay' && window !== null) announcer.tell({ called: surface, window })
}

async function mark(core: Core, tab: Tab | undefined, severity: Severity): Promise<void> {
  const page = isOwnPanel(tab) ? await keptLastPage.get() : grantedBy(tab).page
  const place = { page, isLesson: isLesson(tab) }
  try {
    const marked = { id: newId(objectionId), severity, place }
    await despiteDamage(core.db, async () => captureMark(core.db, await now(), marked))
  } catch (error) {
    await core.announcer.cry()
    throw error
  }
  core.announcer.calm()
  putOffLook()
  changed(core)
  if (tab) await rememberPage(core, tab)
}

/** The panel's notes will carry what this press has granted; over the panel itself that is nothing new. */
async function rememberPage({ tabs }: Core, tab: Tab): Promise<void> {
  if (isOwnPanel(tab)) return
  const { id } = tab
  const { page, crm } = grantedBy(tab)
  await Promise.all([keptLastPage.set(page), keptLastCrm.set(crm), keptLastTab.set(id ?? null)])
  if (id !== undefined) await tabs.update(id, { page, crm })
}
