import type { Page } from '@playwright/test'

interface Focus {
  /** The control's number and words; null where it is none of those that were there at the beginning. */
  name: string | null
  fault: string | null
  hasLeft: boolean
}

/** No page of ours has more stops than this. */
const MOST = 500

/**
 * Goes through a page by Tab alone. Answers what is wrong with it for somebody who has no mouse: what cannot be
 * reached, shows no ring, or is out of sight when the focus is on it.
 */
export async function walkByTab(page: Page): Promise<string[]> {
  // Some controls are drawn only on a page that has the focus.
  await page.bringToFront()
  await page.waitForFunction(() => new Promise((drawn) => requestAnimationFrame(() => drawn(document.hasFocus()))))
  const all = await page.evaluate(namesOfAll)
  const reached = new Set<string>()
  const faults: string[] = []
  for (let press = 0; press < MOST; press++) {
    await page.keyboard.press('Tab')
    const { name, fault, hasLeft } = await page.evaluate(lookAtFocus)
    if (hasLeft) break
    if (name === null || reached.has(name)) continue
    reached.add(name)
    if (fault) faults.push(`${fault}: ${name}`)
  }
  return [...all.filter((name) => !reached.has(name)).map((name) => `not reached: ${name}`), ...faults]
}

/** Runs in the page: numbers what can have the focus, and lets the next Tab go to the first. */
function namesOfAll(): string[] {
  const usable = ':any-link, button, input, select, textarea, summary, [tabindex="0"]'
  // Of a group of radio buttons Tab reaches the chosen one, arrows the others.
  const other = ':disabled, [tabindex="-1"], [role="radio"]'
  const names = [...document.querySelectorAll<HTMLElement>(usable)]
    .filter((element) => !element.matches(other) && element.checkVisibility())
    .map((element, index) => {
      const text = element.getAttribute('aria-label') ?? element.textContent ?? ''
      element.dataset.walked = `${index} ${element.tagName.toLowerCase()} ${text}`.trim()
      return element.dataset.walked
    })
  const { documentElement } = document
  documentElement.tabIndex = -1
  documentElement.focus()
  documentElement.removeAttribute('tabindex')
  return names
}

/** Runs in the page. A box is drawn by its label, a field by what is around it, a list by its row, a bar by its shape. */
function lookAtFocus(): Focus {
  const element = document.activeElement as HTMLElement | null
  const hasLeft = element === null || element === document.body || element === document.documentElement
  const name = element?.dataset.walked ?? null
  if (hasLeft || name === null) return { name: null, fault: null, hasLeft }
  const drawn = element.matches('[type="checkbox"], [type="file"]') ? (element.closest('label') ?? element) : element
  const { x, y, width, height } = drawn.getBoundingClientRect()
  const bar = element instanceof SVGElement ? element.querySelector('rect') : null
  const row = document.getElementById(element.getAttribute('aria-activedescendant') ?? '')
  const around = [element, element.parentElement, element.parentElement?.parentElement, row, bar]
  const hasRing = around.some((each) => {
    if (!each) return false
    const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(each)
    const outline = outlineStyle === 'none' ? '0' : outlineWidth
    return Math.max(Number.parseFloat(outline), stroke === 'none' ? 0 : Number.parseFloat(strokeWidth)) >= 2
  })
  if (!hasRing) return { name, fault: 'no ring', hasLeft }
  const hit = document.elementFromPoint(x + width / 2, y + height / 2)
  const isSeen = hit !== null && (drawn.contains(hit) || hit.contains(drawn))
  return { name, fault: isSeen ? null : 'out of sight', hasLeft }
}
