import { type Core, changed } from './core'
import { keptHidden, keptShareMode } from './session'
import { followShareMode, removeSurfaces } from './surfaces'

/** One stroke removes every surface and the badge; they stay gone until it is pressed again or the demo ends. */
export async function toggleHidden(core: Core): Promise<boolean> {
  const hidden = !(await keptHidden.get())
  await keptHidden.set(hidden)
  if (hidden) await removeSurfaces(core.tabs)
  else await followShareMode(await keptShareMode.get())
  changed(core)
  return hidden
}

export async function endHiding(): Promise<void> {
  await keptHidden.set(false)
}
