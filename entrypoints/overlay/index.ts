import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { Overlay } from './overlay'

/** The world of injected scripts keeps this object, so the next chord finds the overlay that the last one made. */
interface World {
  pushbackOverlay?: Overlay
}

export default defineUnlistedScript(() => {
  const world = globalThis as World
  if (world.pushbackOverlay) world.pushbackOverlay.toggle()
  else world.pushbackOverlay = new Overlay(() => delete world.pushbackOverlay)
})
