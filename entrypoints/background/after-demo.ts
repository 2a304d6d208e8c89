import { isLessPrivate } from '@/utils/capture/share-rules'
import { isShareHeld } from '@/utils/store/demos'
import type { Core } from './core'
import { endHiding } from './hiding'
import { keptDemoWindow, keptHidden, keptShareChosen } from './session'
import { keptUsualShare } from './settings'
import { beginShare, followShareMode, shareNow } from './surfaces'

/**
 * A demo has ended: what was hidden for it may show again. The call mostly goes on, so that what is shared stays as it
 * was, and with it the surface that the debrief stands in.
 */
export async function afterDemo(): Promise<void> {
  const hidden = await keptHidden.get()
  await endHiding()
  await keptDemoWindow.set(null)
  await keptShareChosen.set(false)
  if (hidden) await followShareMode(await shareNow())
}

/**
 * Nothing of a demo is open any longer: the next one shares what is usual. Where that is less private than what is
 * shared now, only a person says so: the call may still go on.
 */
export async function shareAsUsual({ tabs }: Pick<Core, 'tabs'>): Promise<void> {
  const [usual, share] = await Promise.all([keptUsualShare.get(), shareNow()])
  if (!isLessPrivate(usual, share)) await beginShare(tabs, usual)
}

/** Does what may close the last demo's debrief; what is shared is then as usual again, unless somebody has said otherwise. */
export async function lettingShareGo<T>(core: Core, work: () => Promise<T>): Promise<T> {
  const held = await isShareHeld(core.db)
  const done = await work()
  if (held && !(await keptShareChosen.get()) && !(await isShareHeld(core.db))) await shareAsUsual(core)
  return done
}
