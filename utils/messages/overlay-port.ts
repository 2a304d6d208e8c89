import type { Turn } from '../capture/corner'

// What the panel in its frame and the overlay around it tell each other, over a MessageChannel that the page
// cannot reach: the overlay hands one end to the frame's window, together with the nonce that only both know.

export type ToOverlay =
  /** The first answer: the frame has come to life. */
  | { type: 'here' }
  | { type: 'height'; height: number }
  | { type: 'drag'; dx: number; dy: number }
  | { type: 'dock'; to: Turn }
  /** What the frame is called, in the reader's language. */
  | { type: 'title'; title: string }
  /** Out of sight, but still with the keyboard: `close` follows. */
  | { type: 'fade' }
  | { type: 'close' }

export type ToPanel =
  /** The keyboard is the panel's again. */
  | { type: 'focus' }
  /** The chord was pressed: the cursor belongs into the line. */
  | { type: 'chord' }
  /** How high the panel may grow on this page. */
  | { type: 'limit'; maxHeight: number }

/** The first message into the frame; its port is the channel. */
export interface Handshake {
  pushback: string
}

/**
 * What a new version's overlay asks the panel of the old one that is still in the page: it answers over the port with
 * its draft, and gives the focus back.
 */
export interface Rescue {
  pushbackRescue: string
}

/** The attribute of the one element that is ever added to a page. */
export const OVERLAY_MARK = 'data-pushback-notes'

/** What the background tells the overlay of a tab. */
export interface ToTab {
  /**
   * `are you there` is answered with true; without an overlay nobody answers. `toggle` is the chord on our own page
   * that puts the overlay over itself. `step aside` is answered with true once the overlay is not in the page's picture;
   * `come back` ends it.
   */
  pushbackOverlay: 'remove' | 'are you there' | 'toggle' | 'step aside' | 'come back'
}
