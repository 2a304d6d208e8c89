import { endHiding } from './hiding'
import { keptDemoWindow } from './session'
import { followShareMode } from './surfaces'

/** A demo has ended: what was hidden for it may show again, and nothing is shared any longer. */
export async function afterDemo(): Promise<void> {
  await endHiding()
  await keptDemoWindow.set(null)
  await followShareMode('none')
}
