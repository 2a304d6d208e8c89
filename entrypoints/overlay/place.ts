import { type Corner, FIRST_CORNER, nearestCorner, sidesOf, type Turn, turned } from '@/utils/capture/corner'
import { setStyle } from './host'

const MARGIN = 8
const FROM_EDGE = 16
/** In a window hardly wider than itself it stands in the middle. */
const DOCKED_MARGIN = `clamp(${MARGIN}px, (100% - 380px) / 2, ${FROM_EDGE}px)`
const FIRST_HEIGHT = 132
/** The panel never covers more of the page than this. */
const SHARE_OF_PAGE = 0.6

export interface Place {
  maxHeight(): number
  setHeight(height: number): void
  moveBy(dx: number, dy: number): void
  /** Docks at a corner, or turns to the one beside it; where it was dragged, the nearest comes first. */
  dock(to: Corner | Turn): Corner
  /** After the window has changed its size. */
  keepInside(): void
}

/** Where the overlay stands on the page: docked at a corner, or where it was dragged, always within the window. */
export function createPlace(element: HTMLElement): Place {
  let moved: { left: number; top: number } | undefined
  let corner: Corner = FIRST_CORNER
  const maxHeight = () => Math.max(120, Math.floor(innerHeight * SHARE_OF_PAGE))
  const put = (left: number, top: number) => {
    const { width, height } = element.getBoundingClientRect()
    moved = { left: within(left, innerWidth - width), top: within(top, innerHeight - height) }
    setStyle(element, { left: `${moved.left}px`, top: `${moved.top}px`, right: 'auto', bottom: 'auto' })
  }
  const dockAt = (at: Corner) => {
    moved = undefined
    corner = at
    const { x, y } = sidesOf(at)
    const free = { left: 'auto', right: 'auto', top: 'auto', bottom: 'auto' }
    setStyle(element, { ...free, [x]: DOCKED_MARGIN, [y]: `${FROM_EDGE}px` })
    return at
  }
  setStyle(element, { height: `${FIRST_HEIGHT}px` })
  dockAt(corner)
  return {
    maxHeight,
    setHeight(height) {
      setStyle(element, { height: `${Math.min(Math.ceil(height), maxHeight())}px` })
      if (moved) put(moved.left, moved.top)
    },
    moveBy(dx, dy) {
      const { left, top } = element.getBoundingClientRect()
      put(left + dx, top + dy)
    },
    dock(to) {
      if (to !== 'next' && to !== 'previous') return dockAt(to)
      return dockAt(moved ? nearestCorner(centreOf(element)) : turned(corner, to))
    },
    keepInside() {
      if (moved) put(moved.left, moved.top)
    },
  }
}

function centreOf(element: HTMLElement): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: (left + width / 2) / innerWidth, y: (top + height / 2) / innerHeight }
}

const within = (value: number, max: number) => Math.max(MARGIN, Math.min(value, max - MARGIN))
