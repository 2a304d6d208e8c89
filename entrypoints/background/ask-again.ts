import { dayOf } from '@/utils/capture/clock'
import { askOnceMore } from '@/utils/store/debriefs'
import { lettingShareGo } from './after-demo'
import { type Core, changed, now } from './core'
import { report } from './report'

/** A surface has opened: what an earlier day left open is asked about now. The surface does not wait for it. */
export function askAboutYesterday(core: Core): void {
  lettingShareGo(core, async () => {
    const at = await now()
    return askOnceMore(core.db, at, dayOf(at.nowMs))
  })
    .then((news) => (news ? changed(core) : undefined))
    .catch(report)
}
