import { type CrmPage, isSameId, isSameRecord } from '../capture/crm-page'
import type { FrontView } from '../messages/extension-state'
import type { DeviceDeal } from '../model/records'
import type { Database } from './database'
import { storing } from './errors'
import type { StoredDemo } from './rows'
import { runningDemo } from './running-demo'

/** The CRM's record in front of the person: which deal of the team's it is, and whether the running demo is another's. */
export function frontOf(db: Database, page: CrmPage): Promise<FrontView> {
  return storing(() =>
    db.transaction('r', db.deals, db.demos, db.meta, async () => {
      const deals = page.record === 'deal' ? await db.deals.toArray() : []
      const deal = deals.find((each) => isItsPage(each, page)) ?? null
      const demo = await runningDemo(db)
      const own = demo?.dealId ? await db.deals.get(demo.dealId) : undefined
      return { page, deal, isOther: demo !== undefined && isOther(demo, own, { page, deal }) }
    }),
  )
}

/** By its address, by what the CRM calls it, or by our own id. */
function isItsPage({ id, crmUrl, externalId }: DeviceDeal, page: CrmPage): boolean {
  if (crmUrl !== null && isSameRecord(crmUrl, page)) return true
  return [id, externalId].some((known) => known !== null && isSameId(known, page.id))
}

/** Only where it is certain: a warning that is wrong once is not read the next time. */
function isOther(
  demo: StoredDemo,
  own: DeviceDeal | undefined,
  { page, deal }: Pick<FrontView, 'page' | 'deal'>,
): boolean {
  if (page.record !== 'deal') return false
  if (demo.crmUrl !== null && isSameRecord(demo.crmUrl, page)) return false
  if (own && isItsPage(own, page)) return false
  if (own && deal) return true
  const known = [demo.crmUrl, own?.crmUrl].find((url) => url !== null && url !== undefined)
  if (known) return true
  // Named in free text: the same customer's page is no other's.
  const name = demo.account?.toLowerCase()
  const here = [page.name, deal?.account, deal?.name].map((text) => text?.toLowerCase() ?? '')
  return (
    name !== undefined && deal !== null && !here.some((text) => text.includes(name) || (text && name.includes(text)))
  )
}
