import { OVERLAY_MARK } from '@/utils/messages/overlay-port'

// Page styles reach the host element, `* { all: unset !important }` among them: only inline and important wins.
const HOST_STYLE: Record<string, string> = {
  all: 'initial',
  position: 'fixed',
  inset: 'auto',
  width: 'min(380px, calc(100% - 16px))',
  margin: '0',
  padding: '0',
  border: '0',
  overflow: 'hidden',
  'border-radius': '10px',
  'box-shadow': '0 1px 2px rgb(0 0 0 / 12%), 0 8px 28px rgb(0 0 0 / 26%)',
  'z-index': '2147483647',
  'pointer-events': 'auto',
  'box-sizing': 'border-box',
  background: 'transparent',
  'color-scheme': 'light dark',
}

const FRAME_STYLE: Record<string, string> = {
  all: 'initial',
  display: 'block',
  width: '100%',
  height: '100%',
  border: '0',
  'color-scheme': 'light dark',
}

export interface Host {
  element: HTMLElement
  frame: HTMLIFrameElement
}

/** The one element that is ever added to a page; the frame in its closed shadow is out of the page's reach. */
export function createHost(title: string): Host {
  for (const left of document.querySelectorAll(`[${OVERLAY_MARK}]`)) left.remove()
  const element = document.createElement('div')
  element.setAttribute(OVERLAY_MARK, '')
  element.popover = 'manual'
  setStyle(element, HOST_STYLE)
  const frame = document.createElement('iframe')
  frame.title = title
  frame.allow = 'clipboard-write'
  setStyle(frame, FRAME_STYLE)
  element.attachShadow({ mode: 'closed' }).append(frame)
  return { element, frame }
}

/** Set through the CSSOM: a `style` attribute or element would be subject to the page's content security policy. */
export function setStyle(element: HTMLElement, style: Record<string, string>): void {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value, 'important')
}
