import type { ImportField } from '@/utils/model/import'

/** Names under which a column is known, by what it holds; compared without case, spaces and punctuation. */
export type HeaderNames<Field extends string> = Readonly<Record<Field, readonly string[]>>

/** Plain headers first, then those of Salesforce, HubSpot, Pipedrive and Dynamics exports. */
export const DEAL_HEADERS = {
  id: [
    'deal id',
    'opportunity id',
    'id',
    'record id',
    'record id deal',
    'deal  id',
    'external id',
    '(Do Not Modify) Opportunity',
  ],
  name: ['name', 'deal', 'deal name', 'opportunity name', 'title', 'topic', 'deal title'],
  account: [
    'account',
    'account name',
    'company',
    'company name',
    'organization',
    'deal organization',
    'associated company',
    'customer',
  ],
  segment: ['segment', 'sector', 'industry', 'market segment'],
  owner: ['owner', 'rep', 'sales agent', 'opportunity owner', 'deal owner', 'owner name'],
  amount: ['amount', 'value', 'close value', 'deal value', 'est revenue', 'estimated revenue', 'actual revenue'],
  currency: ['currency', 'amount currency', 'deal currency', 'currency of value', 'opportunity currency'],
  outcome: ['outcome', 'status', 'deal status', 'state'],
  stage: ['stage', 'deal stage', 'sales stage', 'pipeline stage'],
  openedAt: ['opened at', 'engage date', 'create date', 'created date', 'created on', 'deal created', 'created at'],
  closedAt: ['closed at', 'close date', 'won time', 'actual close date', 'deal closed on', 'closed date'],
  competitor: ['competitor', 'competitors', 'main competitor', 'primary competitor'],
  lostTo: ['lost to', 'lost to competitor'],
  primaryNeed: ['primary need', 'need', 'main need'],
  crmUrl: ['crm url', 'url', 'link'],
  product: ['product', 'product name'],
} as const satisfies HeaderNames<ImportField>

export const ACCOUNT_HEADERS = {
  account: ['account', 'account name', 'name', 'company', 'company name', 'organization', 'customer'],
  segment: ['segment', 'sector', 'industry', 'market segment'],
  externalId: ['account id', 'id', 'record id'],
} as const satisfies HeaderNames<string>

/** An import of objections has our own names; `id` is what our exports call `objection_id`. */
export const OBJECTION_HEADERS = {
  id: ['objection id', 'id'],
  dealId: ['deal id'],
  theme: ['theme'],
  kind: ['kind'],
  category: ['category'],
  severity: ['severity'],
  text: ['text'],
  quote: ['quote'],
  area: ['area'],
  competitor: ['competitor'],
  speaker: ['speaker'],
  handled: ['handled'],
  step: ['step'],
  page: ['page'],
  raisedAt: ['raised at'],
} as const satisfies HeaderNames<string>

const bare = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Which header of a file holds which field; the first name of a field that the file has wins. */
export function mapHeaders<Field extends string>(
  names: HeaderNames<Field>,
  headers: readonly string[],
): ReadonlyMap<Field, string> {
  const byBare = new Map(headers.map((header) => [bare(header), header]))
  const found = new Map<Field, string>()
  for (const field of Object.keys(names) as Field[]) {
    const header = names[field].map((name) => byBare.get(bare(name))).find((name) => name !== undefined)
    if (header !== undefined) found.set(field, header)
  }
  return found
}
