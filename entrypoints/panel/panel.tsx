import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { StateFeed } from '@/components/extension/state-feed'
import type { Seat } from '@/utils/messages/messages'
import { sendMessage } from '@/utils/messages/messages'
import { Capture } from './capture'
import { CheatSheet } from './cheat-sheet'
import { closeSurface } from './close-surface'
import { Foot } from './foot'
import { Head } from './head'
import { Menu } from './menu'
import { NoteList } from './note-list'
import type { OverlayChannel } from './overlay-channel'
import { StartDemo } from './start-demo'
import { t } from './strings'
import { useOverlay } from './use-overlay'
import { usePanelKeys } from './use-panel-keys'
import type { View } from './view'

/** The capture panel: the same in the overlay's frame, in the side panel and in a window of its own. */
export function Panel({ seat, channel, feed }: { seat: Seat; channel: OverlayChannel; feed: StateFeed }) {
  const state = useSyncExternalStore(feed.subscribe, feed.get)
  const [view, show] = useState<View>('notes')
  const [withdrawn, setWithdrawn] = useState<string | null>(null)
  const line = useRef<HTMLTextAreaElement>(null)
  const root = useRef<HTMLElement>(null)
  const focusLine = () => focusWhenShown(line.current)
  const close = () => closeSurface(seat.surface, channel)
  const undo = async () => {
    const undone = await sendMessage('undoNewest')
    if (undone.ok) setWithdrawn(undone.value)
  }
  useOverlay(channel, { root, onFocus: () => (view === 'notes' ? focusLine() : undefined) })
  usePanelKeys({ view, show, fade: () => channel.tell({ type: 'fade' }), close, undo })
  useEffect(() => {
    if (view === 'notes') line.current?.focus()
  }, [view])
  // A restored draft goes on at its end; some browsers put the cursor before it.
  useEffect(() => line.current?.setSelectionRange(line.current.value.length, line.current.value.length), [])

  return (
    <main className="panel" ref={root} aria-label={t('panel.title')} data-view={view}>
      <h1 className="sr-only">{t('panel.title')}</h1>
      <Head {...{ state, view, show, close, channel }} />
      {view === 'menu' && <Menu {...{ state, show, close }} />}
      {(view === 'start' || view === 'name') && <StartDemo {...{ state, show }} naming={view === 'name'} />}
      {view === 'keys' && <CheatSheet back={() => show('notes')} />}
      <div className="work" hidden={view !== 'notes'}>
        <Capture {...{ seat, state, line }} />
        <NoteList notes={state.notes} onWithdrawn={setWithdrawn} toLine={focusLine} />
        <Foot {...{ state, undo, withdrawn }} onPutBack={() => setWithdrawn(null)} />
      </div>
    </main>
  )
}

/** A frame that is being shown again can take no focus before it is laid out; animation frames wait for that. */
function focusWhenShown(element: HTMLElement | null): void {
  element?.focus()
  if (element && document.activeElement !== element) requestAnimationFrame(() => element.focus())
}
