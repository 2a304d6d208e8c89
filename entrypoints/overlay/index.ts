import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { Overlay } from './overlay'
import { orphan, rescueDraft } from './rescue'
import { canStand } from './seat'

/** The world of injected scripts keeps this object, so the next chord finds the overlay that the last one made. */
interface World {
  pushbackOverlay?: Overlay
}

/** Answers whether the panel stands in the page now; where it cannot, the background opens a window. */
export default defineUnlistedScript((): boolean | Promise<boolean> => {
  const world = globalThis as World
  const left = orphan()
  const open = (draft: unknown = null): boolean => {
    world.pushbackOverlay ??= new Overlay(draft, () => delete world.pushbackOverlay)
    if (world.pushbackOverlay.isLaidOut()) return true
    world.pushbackOverlay.remove()
    return false
  }
  if (world.pushbackOverlay) {
    world.pushbackOverlay.toggle()
    return true
  }
  if (!canStand(document)) return false
  return left ? rescueDraft(left).then(open) : open()
})
