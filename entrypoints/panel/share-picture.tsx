import { type Piece, type Share, seenPieces, surfaceOf } from '@/utils/capture/share-rules'
import type { ShareMode } from '@/utils/model/words'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A screen with a browser on it, in units of the drawing. */
const SCREEN: Box = { x: 1, y: 1, width: 118, height: 74 }
const WINDOW: Box = { x: 9, y: 8, width: 84, height: 58 }
const PAGE: Box = { x: 9, y: 22, width: 84, height: 44 }
const SHARED: Record<Share, Box> = { tab: PAGE, window: WINDOW, screen: SCREEN }

/** Where each piece of ours stands. The side panel takes its room from the page, so it is beside the shared tab. */
const PIECES: Record<Piece, Box> = {
  overlay: { x: 62, y: 26, width: 27, height: 20 },
  'side-panel': { x: 66, y: 22, width: 27, height: 44 },
  'pop-out': { x: 80, y: 34, width: 32, height: 36 },
  button: { x: 83, y: 14, width: 6, height: 5 },
}
const PAGE_BESIDE: Box = { ...PAGE, width: 57 }

/** What one kind of share takes from the screen, and what of ours is in it, drawn from the rules the chord follows. */
export function SharePicture({ share, mode }: { share: Share; mode: ShareMode }) {
  const surface = surfaceOf(mode)
  const seen = new Set(seenPieces(share, mode))
  const page = surface === 'side-panel' ? PAGE_BESIDE : PAGE
  const shared = share === 'tab' ? page : SHARED[share]
  return (
    <svg className="share-picture" viewBox="0 0 120 76" aria-hidden="true">
      <rect className="screen" {...SCREEN} rx="5" />
      <rect className="window" {...WINDOW} rx="3" />
      <path className="bar" d="M9 22h84M14 17h44" />
      <path className="words" d={`M15 31h24M15 37h34M15 43h28`} />
      {/* A window of its own stands in front of what is shared, and yet is not in a shared window. */}
      <rect className="shared" {...shared} rx="3" />
      {(['button', surface] as const).map((piece) => (
        <rect key={piece} className="piece" data-seen={seen.has(piece)} {...PIECES[piece]} rx="2" />
      ))}
    </svg>
  )
}
