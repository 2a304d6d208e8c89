/** Where an overlay is docked on its page. Left and right are the screen's, whichever way its words run. */
export const CORNERS = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const
export type Corner = (typeof CORNERS)[number]
export const FIRST_CORNER: Corner = 'top-right'
export type Turn = 'next' | 'previous'

interface Sides {
  x: 'left' | 'right'
  y: 'top' | 'bottom'
}

export function sidesOf(corner: Corner): Sides {
  return { x: corner.endsWith('left') ? 'left' : 'right', y: corner.startsWith('top') ? 'top' : 'bottom' }
}

/** The next one clockwise, or the one before. */
export function turned(corner: Corner, turn: Turn): Corner {
  const at = CORNERS.indexOf(corner) + (turn === 'next' ? 1 : -1)
  return CORNERS.at(at % CORNERS.length) ?? FIRST_CORNER
}

/** The corner that a place, as shares of the page's width and height, is closest to. */
export function nearestCorner({ x, y }: { x: number; y: number }): Corner {
  return `${y < 0.5 ? 'top' : 'bottom'}-${x < 0.5 ? 'left' : 'right'}`
}
