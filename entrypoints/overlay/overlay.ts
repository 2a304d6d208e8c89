import type { Corner, Turn } from '@/utils/capture/corner'
import { sendMessage } from '@/utils/messages/messages'
import type { Handshake, ToOverlay, ToPanel, ToTab } from '@/utils/messages/overlay-port'
import type { KeptDraft } from '@/utils/store/drafts'
import { createHost, setStyle } from './host'
import { type FocusShield, type GiveBack, rememberFocus, shieldFocus } from './page-focus'
import { createPlace } from './place'
import { isReachable, moveInto, seatNow } from './seat'

const TITLE = 'Notes'
const PANEL = chrome.runtime.getURL('/panel.html')
/** How often an open overlay looks whether the page has covered or removed it in a way no event tells. */
const CHECK_MS = 700

/** The panel answers before it asks anybody: only one that cannot run is silent so long. */
const ANSWER_MS = 1_500

/** No picture takes longer. */
const ASIDE_MS = 3_000

/** The panel over a page: one element, one frame, and what keeps them usable whatever the page does. */
export class Overlay {
  readonly #host = createHost(TITLE)
  readonly #place = createPlace(this.#host.element)
  readonly #life = new AbortController()
  #shown: AbortController | undefined
  #giveBack: GiveBack = () => undefined
  #shield: FocusShield | undefined
  #port: MessagePort | undefined
  /** Where it belongs on this site is known. */
  #placed = false
  #root: Element | undefined
  #nonce = ''
  #greeted = ''
  /** Whether the cursor belongs into the line once the frame has loaded. */
  #focusOnLoad = true

  /** `draft` is what an older version's overlay held; it goes to the background with the announcement of the frame. */
  constructor(
    private draft: unknown,
    private readonly onRemoved: () => void,
  ) {
    chrome.runtime.onMessage.addListener(this.#onTold)
    this.#giveBack = rememberFocus()
    // Its address before its place: the browser would load an empty page into it first.
    this.#loadFrame()
    document.documentElement.append(this.#host.element)
    this.#show()
  }

  /** The chord again: an open panel that has the cursor closes, any other gets it. */
  toggle(): void {
    if (this.#shown && document.activeElement === this.#host.element) {
      this.close()
      return
    }
    if (this.#shown) this.#focus()
    else {
      this.#giveBack = rememberFocus()
      this.#show()
      sendMessage('overlayShown').catch(() => undefined)
    }
    this.#tell({ type: 'chord' })
  }

  /** Hides the panel but keeps its frame, so that the next chord is instant; focus and caret go back. */
  close(): void {
    if (!this.#shown) return
    this.#shown.abort()
    this.#shown = undefined
    this.#shield = undefined
    setStyle(this.#host.element, { display: 'none' })
    this.#host.element.hidePopover()
    this.#giveBack()
    // After an update nobody answers: what is typed here waits for the next chord, which brings the new version.
    sendMessage('overlayClosed').catch(() => undefined)
  }

  /** A page that is not displayed displays nothing in it. */
  isLaidOut(): boolean {
    return this.#host.element.getClientRects().length > 0
  }

  remove(): void {
    const hadFocus = document.activeElement === this.#host.element
    this.#shown?.abort()
    this.#life.abort()
    chrome.runtime?.onMessage?.removeListener(this.#onTold)
    this.#host.element.remove()
    if (hadFocus) this.#giveBack()
    this.onRemoved()
  }

  #show(): void {
    this.#shown = new AbortController()
    const { signal } = this.#shown
    const { element } = this.#host
    this.#root = document.documentElement
    setStyle(element, { display: 'block', opacity: '1' })
    this.#reseat()
    this.#shield = shieldFocus(element, { refocus: () => this.#focus(), signal })
    this.#focus()
    const reseat = () => this.#reseat()
    for (const type of ['toggle', 'close', 'fullscreenchange']) {
      document.addEventListener(type, reseat, { capture: true, signal })
    }
    window.addEventListener('resize', () => this.#sendLimit(), { signal })
    const observer = new MutationObserver(reseat)
    observer.observe(document.documentElement, { childList: true })
    const check = setInterval(reseat, CHECK_MS)
    signal.addEventListener('abort', () => {
      observer.disconnect()
      clearInterval(check)
    })
  }

  #placeAt(corner: Corner): void {
    this.#placed = true
    this.#place.dock(corner)
  }

  /** The page has written itself anew: its listeners and what was observed are gone, and the frame is empty. */
  #showAnew(): void {
    this.#shown?.abort()
    this.#shield = undefined
    this.#show()
  }

  /** Brings the overlay to where it is on top and not inert, if it is not there already. */
  #reseat(): void {
    const { element } = this.#host
    // An older version's: the new one has taken it out.
    if (!element.isConnected && !chrome.runtime?.id) {
      this.remove()
      return
    }
    if (this.#root !== document.documentElement) {
      this.#showAnew()
      return
    }
    const seat = seatNow()
    const seated = element.isConnected && element.parentNode === seat
    if (seated && element.matches(':popover-open') && isReachable(element)) return
    const hadFocus = this.#deservesFocus()
    this.#focusOnLoad = hadFocus
    if (element.matches(':popover-open')) element.hidePopover()
    const emptied = () => this.#host.frame.removeAttribute('src')
    if (!seated && !moveInto(seat, element, emptied)) this.#loadFrame()
    element.showPopover()
    if (hadFocus) this.#focus()
  }

  /** It has the cursor, or had it until the page took it away, or has just been opened. */
  #deservesFocus(): boolean {
    const { element } = this.#host
    if (document.activeElement === element || !this.#shield || this.#shield.justLost()) return true
    return !element.isConnected && (document.activeElement ?? document.body) === document.body
  }

  /** Each loading of the frame needs a nonce of its own: the background lets a frame in only once. */
  #loadFrame(): void {
    const nonce = crypto.randomUUID()
    this.#nonce = nonce
    this.#port?.close()
    // Announced first; the panel asks again when its question arrives before this does.
    sendMessage('expectFrame', { nonce, draft: this.draft as KeptDraft | null })
      .then((expected) => expected.ok && !this.#placed && this.#placeAt(expected.value.corner))
      .catch(() => this.remove())
    this.draft = null
    // Added each time: a page that writes itself anew takes every listener off what it held.
    this.#host.frame.addEventListener('load', this.#onLoad, { signal: this.#life.signal })
    // In the query, because a new fragment alone would not load the page anew.
    this.#host.frame.src = `${PANEL}?${nonce}`
  }

  #onLoad = (): void => this.#shakeHands()

  #shakeHands(): void {
    if (!this.#host.frame.src) return
    // Loaded a second time, as Firefox does with a frame that is moved: its nonce is spent.
    if (this.#greeted === this.#nonce) {
      this.#loadFrame()
      return
    }
    this.#greeted = this.#nonce
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    port1.addEventListener('message', ({ data }: MessageEvent<ToOverlay>) => this.#onPanel(data))
    port1.start()
    const greeting: Handshake = { pushback: this.#nonce }
    this.#host.frame.contentWindow?.postMessage(greeting, new URL(PANEL).origin, [port2])
    this.#sendLimit()
    const answered = new Promise((resolve) => port1.addEventListener('message', resolve, { once: true }))
    this.#unlessAnswered(answered)
    if (!this.#shown || !this.#focusOnLoad) return
    // The frame had the focus while it was empty; the page that has loaded into it gets it only as something new.
    this.#shield?.pause(() => this.#host.frame.blur())
    this.#focus()
  }

  /** A frame in which no script runs stays blank: a window opens in its stead. */
  async #unlessAnswered(answered: Promise<unknown>): Promise<void> {
    const greeted = this.#nonce
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), ANSWER_MS))
    if ((await Promise.race([answered, late])) !== 'late' || this.#nonce !== greeted || !this.#shown) return
    this.remove()
    sendMessage('overlayBlocked').catch(() => undefined)
  }

  #onPanel(told: ToOverlay): void {
    if (told.type === 'fade') setStyle(this.#host.element, { opacity: '0' })
    if (told.type === 'close') this.close()
    if (told.type === 'title') this.#host.frame.title = told.title
    if (told.type === 'height') this.#place.setHeight(told.height)
    if (told.type === 'dock') this.#dock(told.to)
    if (told.type === 'drag') this.#place.moveBy(told.dx, told.dy)
  }

  /** Remembered for this site by the background, while the browser runs. */
  #dock(to: Turn): void {
    sendMessage('overlayDocked', { corner: this.#place.dock(to) }).catch(() => undefined)
  }

  #focus(): void {
    this.#host.frame.focus()
    this.#tell({ type: 'focus' })
  }

  #sendLimit(): void {
    this.#place.keepInside()
    this.#tell({ type: 'limit', maxHeight: this.#place.maxHeight() })
  }

  #tell(message: ToPanel): void {
    this.#port?.postMessage(message)
  }

  #onTold = (told: Partial<ToTab>, _sender: unknown, answer: (here: boolean) => void): boolean => {
    if (told.pushbackOverlay === 'are you there') answer(true)
    if (told.pushbackOverlay === 'remove') this.remove()
    if (told.pushbackOverlay === 'come back') setStyle(this.#host.element, { opacity: '1' })
    if (told.pushbackOverlay !== 'step aside') return false
    // Only seen through: it keeps the cursor. The page is painted without it by the second frame.
    setStyle(this.#host.element, { opacity: '0' })
    requestAnimationFrame(() => requestAnimationFrame(() => answer(true)))
    // Should the background die before it says so.
    setTimeout(() => setStyle(this.#host.element, { opacity: '1' }), ASIDE_MS)
    return true
  }
}
