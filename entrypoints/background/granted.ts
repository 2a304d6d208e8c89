import type { Browser } from 'wxt/browser'
import { type CrmPage, crmPageOf } from '@/utils/capture/crm-page'

type Tab = Pick<Browser.tabs.Tab, 'url' | 'title' | 'incognito'>

/**
 * What a chord tells of the tab it was pressed on: its page for the notes, and the CRM's record that its address and
 * title show. What stands in a private window is nobody's business.
 */
export function grantedBy(tab: Tab | undefined): { page: string | null; crm: CrmPage | null } {
  if (!tab || tab.incognito) return { page: null, crm: null }
  return { page: plainPage(tab.url), crm: crmPageOf(tab.url, tab.title) }
}

/**
 * The panel in a window of its own: a chord pressed there grants nothing, and the demo is where the last one was
 * pressed.
 */
export function isOwnPanel(tab: Pick<Tab, 'url'> | undefined, origin = location.origin): boolean {
  return tab?.url?.startsWith(`${origin}/panel.html`) ?? false
}

/** A page's address as a note may keep it: what follows `?` and `#` may be secret. */
function plainPage(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null
  const { protocol, origin, pathname } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? `${origin}${pathname}` : null
}
