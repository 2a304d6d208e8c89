import { Overlay } from '@/entrypoints/overlay/overlay'
import type { ToTab } from '@/utils/messages/overlay-port'

let overlay: Overlay | undefined

/** No browser lets a script be injected into a page of an extension, so this page puts the panel over itself. */
export function listenForChord(): void {
  chrome.runtime.onMessage.addListener((told: Partial<ToTab>) => {
    if (told.pushbackOverlay === 'toggle') toggle()
  })
}

export function toggle(): void {
  if (overlay) overlay.toggle()
  else
    overlay = new Overlay(null, () => {
      overlay = undefined
    })
}
