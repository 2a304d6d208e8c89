import { type AccountView, onMessage } from '@/utils/messages/messages'
import { claimNotes, countUnclaimed } from '@/utils/store/claim'
import { dismissRefused, listRefused, retryRefused } from '@/utils/store/refused'
import { testConnection } from '@/utils/sync/hello'
import { type Account, authorOf, keptAccount } from './account'
import { connect } from './connect'
import { type Core, changed, now } from './core'
import { inputs, nothing } from './inputs'
import { report } from './report'
import { world } from './sync'
import type { Trusting } from './trusting'

/** Pairing with an endpoint, and what it did not accept. */
export function handleAccount(core: Core, trusting: Trusting): void {
  const { db } = core
  onMessage(
    'getAccount',
    trusting(nothing, async () => ({
      account: viewOf(await keptAccount.get()),
      unclaimed: await countUnclaimed(db),
    })),
  )
  onMessage(
    'testConnection',
    trusting(inputs.testConnection, (access) => testConnection(world, access)),
  )
  onMessage(
    'connect',
    trusting(inputs.connect, (access) => connect(core, access)),
  )
  onMessage(
    'claimNotes',
    trusting(nothing, async () => {
      const count = await claimNotes(db, authorOf(await keptAccount.get()))
      changed(core)
      return count
    }),
  )
  onMessage(
    'syncNow',
    trusting(nothing, async () => {
      // Also what had stopped for good, such as a missing role: the person may have mended it.
      core.sync.reset().catch(report)
      return null
    }),
  )
}

export function handleRefused(core: Core, trusting: Trusting): void {
  const { db } = core
  onMessage(
    'getRefused',
    trusting(nothing, () => listRefused(db)),
  )
  onMessage(
    'retryRefused',
    trusting(inputs.retryRefused, async ({ seq }) => {
      await retryRefused(db, await now(), seq)
      changed(core)
      return null
    }),
  )
  onMessage(
    'dismissRefused',
    trusting(inputs.dismissRefused, async ({ seq }) => {
      await dismissRefused(db, seq)
      changed(core)
      return null
    }),
  )
}

function viewOf(account: Account | null): AccountView | null {
  return account && { url: account.url, workspace: account.workspace, member: account.member }
}
