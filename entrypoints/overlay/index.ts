import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { Overlay } from './overlay'
import { orphan, rescueDraft } from './rescue'

/** The world of injected scripts keeps this object, so the next chord finds the overlay that the last one made. */
interface World {
  pushbackOverlay?: Overlay
}

export default defineUnlistedScript(() => {
  const world = globalThis as World
  const left = orphan()
  const open = (draft: unknown = null) => {
    world.pushbackOverlay ??= new Overlay(draft, () => delete world.pushbackOverlay)
  }
  if (world.pushbackOverlay) world.pushbackOverlay.toggle()
  else if (left) rescueDraft(left).then(open)
  else open()
})
