import { setStyle } from './host'

const MARGIN = 8
const FIRST_MARGIN = 16
const FIRST_HEIGHT = 132
/** The panel never covers more of the page than this. */
const SHARE_OF_PAGE = 0.6

export interface Place {
  maxHeight(): number
  setHeight(height: number): void
  moveBy(dx: number, dy: number): void
  /** After the window has changed its size. */
  keepInside(): void
}

/** Where the overlay stands on the page: top right at first, then where it is dragged, always within the window. */
export function createPlace(element: HTMLElement): Place {
  let moved: { left: number; top: number } | undefined
  const maxHeight = () => Math.max(120, Math.floor(innerHeight * SHARE_OF_PAGE))
  const put = (left: number, top: number) => {
    const { width, height } = element.getBoundingClientRect()
    moved = { left: within(left, innerWidth - width), top: within(top, innerHeight - height) }
    setStyle(element, { left: `${moved.left}px`, top: `${moved.top}px`, right: 'auto' })
  }
  setStyle(element, { top: `${FIRST_MARGIN}px`, right: `${FIRST_MARGIN}px`, height: `${FIRST_HEIGHT}px` })
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
    keepInside() {
      if (moved) put(moved.left, moved.top)
    },
  }
}

const within = (value: number, max: number) => Math.max(MARGIN, Math.min(value, max - MARGIN))
