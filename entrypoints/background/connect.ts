import { countUnclaimed } from '@/utils/store/claim'
import { clearPulled } from '@/utils/store/pulled'
import { ownerOf } from '@/utils/store/rows'
import { type ConnectionTest, testConnection } from '@/utils/sync/hello'
import type { Access } from '@/utils/sync/ports'
import { accountOf, authorOf, keptAccount } from './account'
import { type Core, changed } from './core'
import { report } from './report'
import { keptPairing } from './session'
import { world } from './sync'

/** Tests a token and, where it is good, keeps it: from then on notes are sent by it. */
export async function connect(core: Core, access: Access): Promise<{ test: ConnectionTest; unclaimed: number }> {
  const test = await testConnection(world, access)
  if (!test.ok) return { test, unclaimed: 0 }
  const account = accountOf(test.url, access.token.trim(), test.hello)
  const before = await keptAccount.get()
  if (!before || ownerOf(authorOf(before)) !== ownerOf(authorOf(account))) await clearPulled(core.db)
  await keptAccount.set(account)
  await keptPairing.set(null)
  core.sync
    .reset()
    .catch(report)
    .finally(() => changed(core))
  return { test, unclaimed: await countUnclaimed(core.db) }
}
