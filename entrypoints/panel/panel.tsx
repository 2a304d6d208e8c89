import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Attempts, useAttempts } from '@/components/extension/attempts'
import type { StateFeed } from '@/components/extension/state-feed'
import type { Turn } from '@/utils/capture/corner'
import type { Seat } from '@/utils/messages/messages'
import { sendMessage } from '@/utils/messages/messages'
import { Capture } from './capture'
import { CheatSheet } from './cheat-sheet'
import { closeSurface } from './close-surface'
import { Debrief } from './debrief'
import { EditRunningPlan } from './edit-plan'
import { FailedText } from './fault-text'
import { Foot } from './foot'
import { Head } from './head'
import { KeyboardElsewhere } from './keyboard-elsewhere'
import { Menu } from './menu'
import { NameDemo } from './name-demo'
import { NoteList } from './note-list'
import { Notices } from './notices'
import { Orphaned } from './orphaned'
import type { OverlayChannel } from './overlay-channel'
import { SeenWarning } from './seen-warning'
import { ShareCheck } from './share-check'
import { StartDemo } from './start-demo'
import { StepBar } from './step-bar'
import { t } from './strings'
import { useCall } from './use-call'
import { useDebriefOf } from './use-debrief-of'
import { frontOption, useFront } from './use-front'
import { useGuard } from './use-guard'
import { useKeptFocus } from './use-kept-focus'
import { useOverlay } from './use-overlay'
import { usePanelKeys } from './use-panel-keys'
import { useStillHere } from './use-still-here'
import { useView } from './use-view'

/** The capture panel: the same in the overlay's frame, in the side panel and in a window of its own. */
export function Panel({ seat, channel, feed }: { seat: Seat; channel: OverlayChannel; feed: StateFeed }) {
  const state = useSyncExternalStore(feed.subscribe, feed.get)
  const orphaned = useSyncExternalStore(feed.subscribe, feed.isOrphaned)
  const { view, show, back } = useView(state.demo?.id ?? null)
  const { debriefOf, debrief } = useDebriefOf(show)
  const { front, lookAgain, pass } = useFront(state)
  const line = useRef<HTMLTextAreaElement>(null)
  const root = useRef<HTMLElement>(null)
  const focusLine = () => focusWhenShown(line.current)
  const toNotes = () => show('notes')
  const close = () => closeSurface(seat.surface, channel)
  const keptFocus = useKeptFocus()
  const { failed, attempt } = useAttempts()
  const undo = () => void attempt(sendMessage('undoLast'))
  const putBack = () => void attempt(sendMessage('putBack'))
  const step = (by: 1 | -1) => void attempt(sendMessage('moveStep', { by }))
  const guard = useGuard({ front, state, attempt, done: toNotes })
  const onFocus = () => {
    lookAgain()
    if (view === 'notes' && !isOtherText(document.activeElement)) focusLine()
  }
  /** The chord: what is typed next goes into the line, unless another text is being worked on. */
  const onChord = () => {
    if (isOtherText(document.activeElement)) return
    show('notes')
    focusLine()
  }
  useOverlay(channel, { root, onFocus, onChord })
  useCall(seat, feed, onChord)
  const fade = () => channel.tell({ type: 'fade' })
  const dock = (to: Turn) => channel.tell({ type: 'dock', to })
  usePanelKeys({ view, show, back, fade, close, undo, putBack, step, dock, state, guard })
  useStillHere(state.demo !== null)
  useEffect(() => {
    if (view === 'notes') line.current?.focus()
  }, [view])
  // A restored draft goes on at its end; some browsers put the cursor before it.
  useEffect(() => line.current?.setSelectionRange(line.current.value.length, line.current.value.length), [])
  const offer = frontOption(front)
  const { ended } = state
  const finish = ended && ended.notes > 0 ? () => debrief(ended.demoId) : undefined

  return (
    <Attempts value={attempt}>
      <main className="panel" ref={root} aria-label={t('panel.title')} data-view={view} {...keptFocus}>
        <h1 className="sr-only">{t('panel.title')}</h1>
        <Head {...{ state, view, show, close, channel }} />
        {failed && <FailedText fault={failed} />}
        <KeyboardElsewhere {...{ seat, feed }} />
        {seat.surface === 'pop-out' && state.share === 'screen' && <SeenWarning />}
        {view === 'menu' && <Menu {...{ state, show, close, debrief }} surface={seat.surface} />}
        {view === 'start' && <StartDemo {...{ seat, state, show }} front={offer} />}
        {view === 'name' && state.demo && (
          <NameDemo demo={state.demo} notes={state.notes} offer={offer} done={toNotes} />
        )}
        {view === 'plan' && <EditRunningPlan demo={state.demo} done={toNotes} />}
        {view === 'check' && <ShareCheck {...{ state, show }} />}
        {view === 'keys' && <CheatSheet back={back} />}
        {view === 'debrief' && debriefOf && <Debrief key={debriefOf} demoId={debriefOf} state={state} done={toNotes} />}
        <div className="work" hidden={view !== 'notes'}>
          <StepBar state={state} step={step} />
          <Notices {...{ state, front, debrief, guard, pass }} />
          {orphaned && <Orphaned chord={seat.chord} />}
          <Capture {...{ seat, state, line, channel, feed }} onEmpty={finish} />
          <NoteList notes={state.notes} room={state.demo?.room ?? []} toLine={focusLine} />
          <Foot {...{ state, undo, putBack }} showKeys={() => show('keys')} />
        </div>
      </main>
    </Attempts>
  )
}

/** A form's field, or the editor of a note: not the line, nor what belongs to it. */
function isOtherText(element: Element | null): boolean {
  return element?.matches('input, textarea') === true && element.closest('.capture') === null
}

/** A frame that is being shown again can take no focus before it is laid out; animation frames wait for that. */
function focusWhenShown(element: HTMLElement | null): void {
  element?.focus()
  if (element && document.activeElement !== element) requestAnimationFrame(() => element.focus())
}
