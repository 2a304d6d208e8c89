import { X } from 'lucide-react'
import { type ReactNode, useContext } from 'react'
import { Attempts } from '@/components/extension/attempts'
import { pageLocale } from '@/components/speak'
import type {
  BeforeView,
  DemoView,
  EndedView,
  ExtensionState,
  FrontView,
  InterruptedView,
  LeftoverView,
} from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import type { DemoId } from '@/utils/model/ids'
import type { ShareMode } from '@/utils/model/words'
import { useStanding } from './kept-forms'
import { t } from './strings'
import { frontOption, namesApart } from './use-front'

interface NoticesProps {
  state: ExtensionState
  front: FrontView | null
  debrief: (demoId: DemoId) => void
  guard: { move: () => void; start: () => void }
  /** The page in front is another deal's, and that is right. */
  pass: () => void
}

/** One plain line each about what wants a decision; none while nothing does. */
export function Notices({ state, front, debrief, guard, pass }: NoticesProps) {
  const { demo, before, ended, leftover, interrupted, moved, databaseLost, unreadable, damaged } = state
  return (
    <>
      {databaseLost && <Lost />}
      {unreadable + damaged > 0 && <Damaged count={unreadable + damaged} />}
      {front?.isOther && demo && <OtherDeal {...{ front, demo, guard, pass }} />}
      {moved && moved.notes > 0 && <Moved moved={moved} />}
      {interrupted && <Interrupted interrupted={interrupted} debrief={debrief} />}
      {before && <Before before={before} />}
      {ended && <Ended ended={ended} debrief={debrief} />}
      {state.shareLeft && <ShareLeft state={state} />}
      {!ended && leftover && <Leftover leftover={leftover} debrief={debrief} />}
    </>
  )
}

/** A line, and what can be done about it. */
export function Notice({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="notice" role="status">
      <p>{text}</p>
      <div className="row">{children}</div>
    </div>
  )
}

/** The way past a notice that asks for nothing now. */
function Dismiss({ label, act }: { label: string; act: () => unknown }) {
  return (
    <button type="button" className="icon" aria-label={label} title={label} onClick={act}>
      <X size={14} aria-hidden="true" />
    </button>
  )
}

interface OtherDealProps extends Pick<NoticesProps, 'guard' | 'pass'> {
  front: FrontView
  demo: DemoView
}

function OtherDeal({ front, demo, guard, pass }: OtherDealProps) {
  const here = frontOption(front)?.main
  if (!here) return null
  const [page, title] = namesApart(front, demo) ?? []
  const system = t(`system.${front.page.system}`)
  return (
    <Notice text={page && title ? t('guard.other', { here: page, title }) : t('guard.namesake', { here, system })}>
      <button type="button" className="quiet accent" aria-keyshortcuts="Alt+M" onClick={guard.move}>
        {t('guard.move')} <kbd>Alt+M</kbd>
      </button>
      <button type="button" className="quiet accent" aria-keyshortcuts="Alt+N" onClick={guard.start}>
        {t('guard.start')} <kbd>Alt+N</kbd>
      </button>
      <Dismiss label={t('guard.later')} act={pass} />
    </Notice>
  )
}

/** The browser threw its database away. What is typed from now on is kept. */
function Lost() {
  const attempt = useContext(Attempts)
  return (
    <Notice text={t('lost.line')}>
      <button type="button" className="secondary" onClick={() => chrome.runtime.openOptionsPage()}>
        {t('menu.settings')}
      </button>
      <button type="button" className="quiet" onClick={() => attempt(sendMessage('acceptLoss'))}>
        {t('lost.seen')}
      </button>
    </Notice>
  )
}

/** The rows themselves are told of in the settings. */
function Damaged({ count }: { count: number }) {
  return (
    <Notice text={t('damaged.line', { count })}>
      <button type="button" className="secondary" onClick={() => chrome.runtime.openOptionsPage()}>
        {t('menu.settings')}
      </button>
    </Notice>
  )
}

/** The one undo of a move; its key, as long as no note was made since. */
export function Moved({ moved }: { moved: NonNullable<ExtensionState['moved']> }) {
  const attempt = useContext(Attempts)
  const { isNewest, isNaming } = moved
  return (
    <Notice text={movedText(moved)}>
      <button
        type="button"
        className="quiet accent"
        aria-label={t(isNaming ? 'naming.undoLabel' : 'move.undoLabel')}
        aria-keyshortcuts={isNewest ? 'Alt+Z' : undefined}
        onClick={() => attempt(sendMessage('undoMove'))}
      >
        {t('move.undo')} {isNewest && <kbd>Alt+Z</kbd>}
      </button>
      <Dismiss label={t('notice.dismiss')} act={() => attempt(sendMessage('forgetMove'))} />
    </Notice>
  )
}

function movedText({ notes: count, isOther, isNaming, ...moved }: NonNullable<ExtensionState['moved']>): string {
  const title = moved.title ?? t('demo.unnamed')
  if (isNaming) return isOther ? t('naming.doneOther') : t('naming.done', { title })
  return isOther ? t('move.doneOther', { count }) : t('move.done', { count, title })
}

function Ended({ ended, debrief }: { ended: EndedView; debrief: (demoId: DemoId) => void }) {
  const attempt = useContext(Attempts)
  const { demoId, quietMin, notes, unfinished } = ended
  const title = ended.title ?? t('demo.unnamed')
  const head = quietMin === null ? t('ended.by_you', { title }) : t('ended.quiet', { title, count: quietMin })
  const isHalfPlanned = useStanding(`plan:${demoId}`) !== undefined
  const rest = unfinished > 0 ? t('ended.unfinished', { count: unfinished }) : t('ended.complete', { count: notes })
  return (
    <Notice text={notes === 0 ? head : `${head}. ${rest}.`}>
      {(notes > 0 || isHalfPlanned) && (
        <button type="button" className="secondary" onClick={() => debrief(demoId)}>
          {t(unfinished > 0 ? 'ended.finish' : 'ended.summary')} <kbd>⏎</kbd>
        </button>
      )}
      <button type="button" className="quiet accent" onClick={() => attempt(sendMessage('continueDemo'))}>
        {t('ended.continue')}
      </button>
      <Dismiss label={t('ended.later')} act={() => attempt(sendMessage('closeDebrief', { demoId, forGood: false }))} />
    </Notice>
  )
}

/** What the last demo shared holds until somebody says that it is over: the call may go on without a demo. */
function ShareLeft({ state: { share, usualShare } }: { state: ExtensionState }) {
  const attempt = useContext(Attempts)
  const say = (shareMode: ShareMode) => () => attempt(sendMessage('setShareMode', { shareMode }))
  return (
    <Notice text={t('shareLeft.line', { share: t(`share.${share}`) })}>
      <button type="button" className="quiet accent" onClick={say(usualShare)}>
        {t('shareLeft.over')}
      </button>
      <Dismiss label={t('shareLeft.still')} act={say(share)} />
    </Notice>
  )
}

/** Notes that began a demo of their own right after another one's end: perhaps that ended too early. */
function Before({ before: { demoId, endedAt } }: { before: BeforeView }) {
  const attempt = useContext(Attempts)
  const time = new Date(endedAt).toLocaleTimeString(pageLocale(), { hour: 'numeric', minute: '2-digit' })
  return (
    <Notice text={t('before.line', { time })}>
      <button type="button" className="quiet accent" onClick={() => attempt(sendMessage('continueDemo'))}>
        {t('before.continue')}
      </button>
      <Dismiss label={t('before.no')} act={() => attempt(sendMessage('closeDebrief', { demoId, forGood: false }))} />
    </Notice>
  )
}

function Interrupted({
  interrupted: { demoId, notes, ...demo },
  debrief,
}: {
  interrupted: InterruptedView
  debrief: (demoId: DemoId) => void
}) {
  const attempt = useContext(Attempts)
  const day = new Date(demo.startedAt).toLocaleString(pageLocale(), { dateStyle: 'medium', timeStyle: 'short' })
  const finish = async () => {
    if ((await attempt(sendMessage('settleInterrupted', { demoId, goOn: false }))) && notes > 0) debrief(demoId)
  }
  return (
    <Notice text={t('interrupted.line', { title: demo.title ?? t('demo.unnamed'), day })}>
      <button
        type="button"
        className="secondary"
        onClick={() => attempt(sendMessage('settleInterrupted', { demoId, goOn: true }))}
      >
        {t('interrupted.goOn')}
      </button>
      <button type="button" className="quiet accent" onClick={finish}>
        {t('interrupted.finish')}
      </button>
    </Notice>
  )
}

function Leftover({ leftover, debrief }: { leftover: LeftoverView; debrief: (demoId: DemoId) => void }) {
  const attempt = useContext(Attempts)
  const { demoId, count, startedAt } = leftover
  const title = leftover.title ?? t('demo.unnamed')
  const day = new Date(startedAt).toLocaleDateString(pageLocale(), { weekday: 'long', day: 'numeric', month: 'short' })
  return (
    <Notice text={t('leftover.line', { count, title, day })}>
      <button type="button" className="secondary" onClick={() => debrief(demoId)}>
        {t('leftover.finish')}
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => attempt(sendMessage('closeDebrief', { demoId, forGood: true }))}
      >
        {t('leftover.leave')}
      </button>
    </Notice>
  )
}
