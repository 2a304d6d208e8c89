/** A record's page in a CRM, as its address and title tell. */
export interface CrmPage {
  system: 'salesforce' | 'hubspot' | 'dynamics' | 'pipedrive'
  record: 'deal' | 'account'
  id: string
  /** What the page's title calls the record; null where it does not say. */
  name: string | null
  /** The record's address without what else was in it. */
  url: string
}

type Found = Pick<CrmPage, 'record' | 'id'> & { path: string }
type Reader = (url: URL) => Found | null

const KINDS: Record<string, CrmPage['record']> = {
  ...{ opportunity: 'deal', deal: 'deal', '0-3': 'deal', '006': 'deal' },
  ...{ account: 'account', company: 'account', organization: 'account', '0-2': 'account', '001': 'account' },
}

/** By the end of the host's name: the CRMs give each customer a name of its own before it. */
const SYSTEMS: ReadonlyArray<[CrmPage['system'], RegExp, Reader]> = [
  ['salesforce', /\.(?:lightning\.force|salesforce)\.com$/, ofSalesforce],
  ['hubspot', /(?:^|\.)app(?:-[a-z0-9]+)?\.hubspot\.com$/, ofHubspot],
  ['dynamics', /\.dynamics\.(?:com|cn|us|de)$/, ofDynamics],
  ['pipedrive', /\.pipedrive\.com$/, ofPipedrive],
]

/** The CRM's record that this page shows, or null. Nothing is read from the page itself. */
export function crmPageOf(address: string | undefined, title = ''): CrmPage | null {
  if (!address || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  const [system, , read] = SYSTEMS.find(([, host]) => host.test(url.hostname)) ?? []
  const found = system && read?.(url)
  if (!found) return null
  const { record, id, path } = found
  return { system, record, id, name: nameIn(title, system), url: `${url.origin}${path}` }
}

/** True when both addresses show the same record, whatever else is in them. */
export function isSameRecord(address: string, page: CrmPage): boolean {
  const other = crmPageOf(address)
  return other?.system === page.system && other.record === page.record && isSameId(other.id, page.id)
}

/** Salesforce writes one id with 15 or 18 characters; the last three only guard against a change of case. */
export function isSameId(a: string, b: string): boolean {
  if (/^\w{15}(?:\w{3})?$/.test(a) && /^\w{15}(?:\w{3})?$/.test(b)) return a.slice(0, 15) === b.slice(0, 15)
  return a.toLowerCase() === b.toLowerCase()
}

/** `/lightning/r/Opportunity/006…/view`, and in the older interface `/006…`. */
function ofSalesforce({ pathname }: URL): Found | null {
  const [, kind = '', id] = /^\/lightning\/r\/(\w+)\/(\w{15,18})(?:\/|$)/.exec(pathname) ?? []
  const record = KINDS[kind.toLowerCase()]
  if (id && record) return { record, id, path: `/lightning/r/${kind}/${id}/view` }
  const [, classic = ''] = /^\/((?:006|001)\w{12}(?:\w{3})?)$/.exec(pathname) ?? []
  const old = KINDS[classic.slice(0, 3)]
  return old ? { record: old, id: classic, path: `/${classic}` } : null
}

/** `/contacts/<portal>/record/0-3/<id>`, before that `/contacts/<portal>/deal/<id>`. */
function ofHubspot({ pathname }: URL): Found | null {
  const [path, kind = '', id] =
    /^\/(?:contacts|sales)\/\d+\/(?:record\/)?(0-3|0-2|deal|company)\/(\d+)(?=\/|$)/.exec(pathname) ?? []
  const record = KINDS[kind]
  return path && record && id ? { record, id, path } : null
}

/** `/main.aspx?pagetype=entityrecord&etn=opportunity&id=<guid>`, in any order and among other things. */
function ofDynamics({ pathname, searchParams }: URL): Found | null {
  const kind = searchParams.get('etn')?.toLowerCase() ?? ''
  const id = searchParams.get('id')?.replace(/[{}]/g, '').toLowerCase() ?? ''
  const record = KINDS[kind]
  if (!record || !/^[0-9a-f-]{36}$/.test(id) || !pathname.endsWith('/main.aspx')) return null
  return { record, id, path: `${pathname}?pagetype=entityrecord&etn=${kind}&id=${id}` }
}

/** `/deal/<id>` and `/organization/<id>`. */
function ofPipedrive({ pathname }: URL): Found | null {
  const [path, kind = '', id] = /^\/(deal|organization)\/(\d+)(?=\/|$)/.exec(pathname) ?? []
  const record = KINDS[kind]
  return path && record && id ? { record, id, path } : null
}

/** What stands around the record's name in each CRM's titles; the kind of record is named in the user's language. */
const AROUND: Record<CrmPage['system'], { before?: RegExp; after: RegExp }> = {
  salesforce: { after: /\s+\|\s+(?:[^|]+\s+\|\s+)?Salesforce$/ },
  hubspot: { after: /\s+[|–-]\s+(?:(?:Deal|Company)\s+[|–-]\s+)?HubSpot$/i },
  dynamics: { before: /^[^:]+:\s+(?:[^:]+:\s+)?/, after: /\s+-\s+(?:Microsoft\s+)?(?:Dynamics 365|Power Apps).*$/ },
  pipedrive: { after: /\s+[-–]\s+(?:(?:Deal|Organization)\s+[-–]\s+)?Pipedrive$/i },
}

function nameIn(title: string, system: CrmPage['system']): string | null {
  const { before, after } = AROUND[system]
  // Unread messages are counted before the name: "(3) Renewal".
  const whole = title.replace(/^\(\d+\+?\)\s+/, '').trim()
  // A title without its usual end belongs to a page that is still loading, except where the name stands alone.
  if (!after.test(whole) && system !== 'hubspot') return null
  const name = whole
    .replace(after, '')
    .replace(before ?? /^$/, '')
    .trim()
  return name === '' || /^(?:HubSpot|Salesforce|Pipedrive|Loading.*)$/i.test(name) ? null : name.slice(0, 500)
}
