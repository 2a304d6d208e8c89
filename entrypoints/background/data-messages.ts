import { onMessage } from '@/utils/messages/messages'
import { makeBackup, restoreBackup } from '@/utils/store/backup'
import { exportDamaged, forgetDamaged, listDamaged } from '@/utils/store/damage'
import { UnsentError } from '@/utils/store/errors'
import { countOwnData, deleteOwnData } from '@/utils/store/own-data'
import { salvage } from '@/utils/store/salvage'
import { keptAccount } from './account'
import { afterDemo, shareAsUsual } from './after-demo'
import { type Core, changed, formsNow } from './core'
import { endRunningDemo } from './demo-messages'
import { inputs, nothing } from './inputs'
import { acceptDatabase } from './loss'
import { report } from './report'
import { keptPairing } from './session'
import type { Trusting } from './trusting'

/** One's own data: out as one file and back in, away from the endpoint, gone. */
export function handleOwnData(core: Core, trusting: Trusting): void {
  const { db } = core
  onMessage(
    'makeBackup',
    trusting(nothing, () => makeBackup(db, Date.now())),
  )
  onMessage(
    'restoreBackup',
    trusting(inputs.restoreBackup, async ({ text }) => {
      const restored = await restoreBackup(db, text, Date.now())
      await acceptDatabase(db)
      changed(core)
      core.announcer.tell(await formsNow(core))
      return restored
    }),
  )
  onMessage(
    'getOwnData',
    trusting(nothing, () => countOwnData(db)),
  )
  onMessage(
    'disconnect',
    trusting(nothing, async () => {
      await leave(core)
      changed(core)
      return null
    }),
  )
  onMessage(
    'deleteOwnData',
    trusting(inputs.deleteOwnData, async ({ alsoUnsent }) => {
      const { unsent } = await countOwnData(db)
      if (unsent > 0 && !alsoUnsent) throw new UnsentError(unsent)
      await leave(core)
      await deleteOwnData(db, { alsoUnsent, nowMs: Date.now() })
      await shareAsUsual(core)
      await acceptDatabase(db)
      changed(core)
      return null
    }),
  )
}

/** When the database, or a row of it, cannot be read. */
export function handleRescue(core: Core, trusting: Trusting): void {
  const { db } = core
  onMessage(
    'getDamaged',
    trusting(nothing, () => listDamaged(db)),
  )
  onMessage(
    'exportDamaged',
    trusting(nothing, () => exportDamaged(db, Date.now())),
  )
  onMessage(
    'forgetDamaged',
    trusting(nothing, async () => {
      await forgetDamaged(db)
      changed(core)
      return null
    }),
  )
  onMessage(
    'salvage',
    trusting(nothing, () => salvage({ name: db.name, indexedDB }, Date.now())),
  )
  onMessage(
    'acceptLoss',
    trusting(nothing, async () => {
      await acceptDatabase(db)
      changed(core)
      return null
    }),
  )
  onMessage(
    'startAfresh',
    trusting(nothing, async () => {
      await db.delete({ disableAutoOpen: false })
      await acceptDatabase(db)
      await afterDemo()
      await shareAsUsual(core)
      changed(core)
      return null
    }),
  )
}

const LAST_WORD_MS = 3_000

/** The running demo belongs to the account that goes: it ends, and the endpoint is told if it can be reached now. */
async function leave(core: Core): Promise<void> {
  const { sync } = core
  if (await keptAccount.get()) {
    await endRunningDemo(core)
    await Promise.race([sync.hurry().catch(report), new Promise((resolve) => setTimeout(resolve, LAST_WORD_MS))])
  }
  await keptAccount.set(null)
  await keptPairing.set(null)
  await sync.reset()
}
