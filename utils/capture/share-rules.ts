import type { ShareMode } from '../model/words'
import { SHARE_MODES } from './choices'

/** Where a panel page stands: in an overlay, in the browser's side panel, or in a window of its own. */
export type Surface = 'overlay' | 'side-panel' | 'pop-out'
/** What the browser's own dialog offers to share. */
export type Share = Exclude<ShareMode, 'none'>
/** What of ours could be seen; `button` is the toolbar button with the number of notes. */
export type Piece = Surface | 'button'

export const SHARES: readonly Share[] = ['tab', 'window', 'screen']

/** What the audience of a share sees, measured in Chromium (`tests/system/share.test.ts`). */
const SEEN: Record<Share, ReadonlySet<Piece>> = {
  tab: new Set(['overlay']),
  window: new Set(['overlay', 'side-panel', 'button']),
  screen: new Set(['overlay', 'side-panel', 'pop-out', 'button']),
}

const SURFACE_OF: Record<ShareMode, Surface> = {
  none: 'overlay',
  // Firefox opens its sidebar without giving it the cursor, and shares no tabs.
  tab: import.meta.env?.FIREFOX ? 'pop-out' : 'side-panel',
  window: 'pop-out',
  screen: 'pop-out',
}

/** Where a chord opens the panel: out of the audience's sight, as far as any surface can promise. */
export const surfaceOf = (mode: ShareMode): Surface => SURFACE_OF[mode]

/** Whether `mode` keeps notes out of fewer kinds of share, or warns of less. */
export const isLessPrivate = (mode: ShareMode, than: ShareMode): boolean =>
  SHARE_MODES.indexOf(mode) < SHARE_MODES.indexOf(than)

/** What the audience of `share` would see while notes are taken with the settings for `mode`. */
export function seenPieces(share: Share, mode: ShareMode): Piece[] {
  return [surfaceOf(mode), 'button' as const].filter((piece) => SEEN[share].has(piece))
}

/** Whether the notes themselves stay out of what is shared. */
export const isOutOfSight = (mode: ShareMode): boolean => mode === 'none' || !SEEN[mode].has(surfaceOf(mode))
