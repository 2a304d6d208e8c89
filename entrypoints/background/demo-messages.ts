import { type Browser, browser } from 'wxt/browser'
import { onMessage } from '@/utils/messages/messages'
import { fail, ok } from '@/utils/messages/result'
import { continueDemo } from '@/utils/store/continuing'
import { endDemo, setPlan, setShareMode, startDemo } from '@/utils/store/demos'
import { adoptDraft } from '@/utils/store/drafts'
import { frontOf } from '@/utils/store/front'
import { settleInterrupted } from '@/utils/store/interrupted'
import { forgetMove, moveNotes, nameDemo, undoMove } from '@/utils/store/moving'
import { runningDemo } from '@/utils/store/running-demo'
import { moveStep } from '@/utils/store/steps'
import { afterDemo } from './after-demo'
import { type Core, changed, now } from './core'
import { inputs, nothing } from './inputs'
import { keptQuietMin, lookAtClock, watchClock } from './quiet'
import { placeOf } from './seats'
import { keptDemoWindow, keptLastCrm, keptShareChosen } from './session'
import { beginShare, shareNow } from './surfaces'
import type { Trusting } from './trusting'

type Sender = Browser.runtime.MessageSender

/** Starting and ending a demo, and what is shared meanwhile. */
export function handleDemos(core: Core, trusting: Trusting): void {
  const { db } = core
  onMessage(
    'startDemo',
    trusting(inputs.startDemo, async (input, sender) => {
      const id = await startDemo(db, await now(), input)
      // Before the share closes the panel over the page.
      if (sender.tab && input.ends === null) await adoptDraft(db, { place: await placeOf(sender, null), demoId: id })
      await keptDemoWindow.set(await windowOf(sender))
      await beginShare(core.tabs, input.shareMode)
      watchClock(core, { used: true })
      changed(core)
      return id
    }),
  )
  onMessage(
    'setShareMode',
    trusting(inputs.setShareMode, async ({ shareMode }) => {
      await setShareMode(db, await now(), shareMode)
      await keptShareChosen.set(!(await runningDemo(db)))
      await beginShare(core.tabs, shareMode)
      changed(core)
      return null
    }),
  )
  onMessage(
    'setPlan',
    trusting(inputs.setPlan, async (plan) => {
      await setPlan(db, await now(), plan)
      changed(core)
      return null
    }),
  )
  onMessage(
    'endDemo',
    trusting(nothing, () => endRunningDemo(core)),
  )
  onMessage(
    'continueDemo',
    trusting(nothing, async () => {
      const id = await continueDemo(db, await now())
      await goOn(core)
      return id
    }),
  )
  onMessage(
    'settleInterrupted',
    trusting(inputs.settleInterrupted, async ({ demoId: id, goOn: on }) => {
      await settleInterrupted(db, await now(), { id, goOn: on })
      await goOn(core)
      return null
    }),
  )
  onMessage('goToDemo', async () => ((await goToDemo()) ? ok(null) : fail('unavailable')))
}

/** A demo that had stopped runs again: what it shares holds again, and its quiet time. */
async function goOn(core: Core): Promise<void> {
  await beginShare(core.tabs, (await runningDemo(core.db))?.shareMode ?? (await shareNow()))
  watchClock(core, { used: true })
  changed(core)
}

/** Where a running demo is: its step, its quiet time, and the CRM's record in front of it. */
export function handleDemoClock(core: Core, trusting: Trusting): void {
  const { db } = core
  onMessage(
    'moveStep',
    trusting(inputs.moveStep, async ({ by }) => {
      const at = await moveStep(db, by)
      watchClock(core, { used: true })
      changed(core)
      return at
    }),
  )
  onMessage(
    'stillHere',
    trusting(nothing, async () => {
      await lookAtClock(core, { used: true })
      return null
    }),
  )
  onMessage(
    'getFront',
    trusting(nothing, async (_, { tab, frameId }) => {
      const inTab = tab?.id !== undefined && frameId !== 0
      const page = inTab ? (await core.tabs.get(tab.id ?? -1)).crm : await keptLastCrm.get()
      return page && frontOf(db, page)
    }),
  )
  onMessage(
    'getQuietTime',
    trusting(nothing, () => keptQuietMin.get()),
  )
  onMessage(
    'setQuietTime',
    trusting(inputs.setQuietTime, async ({ minutes }) => {
      await keptQuietMin.set(minutes)
      watchClock(core, { used: true })
      return null
    }),
  )
}

/** Whose the notes are: naming a demo, and moving notes to another customer. */
export function handleMoving(core: Core, trusting: Trusting): void {
  const { db } = core
  onMessage(
    'nameDemo',
    trusting(inputs.nameDemo, async (to) => {
      const id = await nameDemo(db, await now(), to)
      changed(core)
      return id
    }),
  )
  onMessage(
    'moveNotes',
    trusting(inputs.moveNotes, async (input) => {
      const id = await moveNotes(db, await now(), input)
      changed(core)
      return id
    }),
  )
  onMessage(
    'undoMove',
    trusting(nothing, async () => {
      const count = await undoMove(db, await now())
      changed(core)
      return count
    }),
  )
  onMessage(
    'forgetMove',
    trusting(nothing, async () => {
      await forgetMove(db)
      changed(core)
      return null
    }),
  )
}

/** Ends the demo by message or by chord. */
export async function endRunningDemo(core: Core) {
  const id = await endDemo(core.db, await now())
  await afterDemo()
  watchClock(core, { used: false })
  changed(core)
  return id
}

async function windowOf({ tab }: Sender): Promise<number | null> {
  return tab?.windowId ?? (await browser.windows.getLastFocused()).id ?? null
}

async function goToDemo(): Promise<boolean> {
  const window = await keptDemoWindow.get()
  if (window === null) return false
  try {
    await browser.windows.update(window, { focused: true })
    return true
  } catch {
    // It was closed; the demo goes on wherever the panel is opened next.
    return false
  }
}
