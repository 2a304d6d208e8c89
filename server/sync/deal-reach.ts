import { SERVER_DEVICE } from '@/utils/model/stamp'
import type { WorkingSet } from './apply'
import type { SyncStore } from './sync-store'

/** Deals by their ids, or all deals of some accounts. */
export interface Touched {
  deals?: string[]
  accounts?: string[]
}

/**
 * Gives deals a new number though nothing in them has changed: what devices see of them has. An account was renamed,
 * or a note was made on a deal that is not open, which brings it into its author's reach.
 */
export async function touchDeals(
  store: SyncStore,
  working: WorkingSet,
  { deals = [], accounts = [], now }: Touched & { now: number },
): Promise<void> {
  const ofAccounts = accounts.length > 0 ? await store.dealsOfAccounts(accounts) : []
  const ids = [...new Set([...deals, ...ofAccounts])]
  if (ids.length === 0) return
  await working.load(ids.map((entityId) => ({ entity: 'deal', entityId })))
  for (const id of ids) {
    const deal = working.get('deal', id)
    if (deal && (accounts.length > 0 || deal.fields.outcome !== 'open')) working.put('deal', deal)
  }
  const { seq } = await store.advance({ seqs: ids.length, stamps: 0, now })
  await working.save(seq - ids.length + 1, SERVER_DEVICE)
}
