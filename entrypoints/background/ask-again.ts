import { askOnceMore, dayOf } from '@/utils/store/debriefs'
import { type Core, changed, now } from './core'
import { report } from './report'

/** A surface has opened: what an earlier day left open is asked about now. The surface does not wait for it. */
export function askAboutYesterday(core: Core): void {
  now()
    .then((at) => askOnceMore(core.db, at, dayOf(at.nowMs)))
    .then((news) => (news ? changed(core) : undefined))
    .catch(report)
}
