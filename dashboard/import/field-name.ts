import { t } from '@/dashboard/strings'
import type { ImportField } from '@/utils/model/import'

const names = {
  id: 'import.id',
  name: 'import.name',
  account: 'field.account',
  segment: 'field.segment',
  owner: 'field.owner',
  amount: 'field.amount',
  currency: 'field.currency',
  outcome: 'field.outcome',
  stage: 'deal.stage',
  openedAt: 'deal.opened',
  closedAt: 'field.closed',
  competitor: 'deal.competitors',
  lostTo: 'deal.lostTo',
  primaryNeed: 'deal.need',
  crmUrl: 'import.crmUrl',
  product: 'import.product',
} as const satisfies Record<ImportField, string>

/** What a field of a deal is called where a column is chosen for it. */
export function fieldName(field: ImportField): string {
  return t(names[field])
}
