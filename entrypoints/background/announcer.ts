import { type Browser, browser } from 'wxt/browser'
import type { Call, ExtensionState, FormsTold } from '@/utils/messages/extension-state'
import { languageOf } from '@/utils/strings/languages'
import { badgeText, buttonTitle } from './badge'
import { report } from './report'

export const BADGE_ALARM = 'badge'
const BADGE_COLOUR = '#4a5160'

/** Tells every open page and the badge what has changed. Its ports keep the background alive while a page is open. */
export class Announcer {
  readonly #ports = new Set<Browser.runtime.Port>()
  #reading: Promise<void> | undefined
  #again = false
  #lost = false

  constructor(private readonly read: () => Promise<ExtensionState>) {}

  get watched(): boolean {
    return this.#ports.size > 0
  }

  add(port: Browser.runtime.Port): void {
    this.#ports.add(port)
    port.onDisconnect.addListener(() => this.#ports.delete(port))
  }

  /** A mark has no window that could say that it was not saved: the badge does, until the next one is. */
  async cry(): Promise<void> {
    this.#lost = true
    await this.announce().catch(async (error) => {
      report(error)
      await browser.action.setBadgeText({ text: '!' })
    })
  }

  calm(): void {
    this.#lost = false
  }

  /** One reading at a time; changes during it lead to one more. */
  announce(): Promise<void> {
    if (this.#reading) {
      this.#again = true
      return this.#reading
    }
    this.#reading = this.#run().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  async #run(): Promise<void> {
    do {
      this.#again = false
      const state = await this.read()
      for (const port of this.#ports) this.#post(port, state)
      await showButton({ ...state, lost: this.#lost })
    } while (this.#again)
  }

  /** Tells the surface that is open already that the chord means it, or every panel what another one has typed. */
  tell(what: Call | FormsTold): void {
    for (const port of this.#ports) this.#post(port, what)
  }

  #post(port: Browser.runtime.Port, what: ExtensionState | Call | FormsTold): void {
    try {
      port.postMessage(what)
    } catch (error) {
      // The page went away in this moment.
      this.#ports.delete(port)
      report(error)
    }
  }
}

async function showButton(state: ExtensionState & { lost: boolean }): Promise<void> {
  const { text, changesAt } = badgeText(state, Date.now())
  await browser.action.setBadgeText({ text })
  await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOUR })
  await browser.action.setBadgeTextColor({ color: '#ffffff' })
  if (changesAt !== null) await browser.alarms.create(BADGE_ALARM, { when: changesAt })
  await browser.action.setTitle({ title: await buttonTitle(state, languageOf(state.language, navigator.languages)) })
}
