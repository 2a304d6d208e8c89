import type { KeyboardEvent } from 'react'
import { noteAt } from '@/utils/capture/debrief'
import type { DebriefView } from '@/utils/messages/extension-state'
import { DebriefNote } from './debrief-note'
import { DebriefSummary } from './debrief-summary'
import { FaultText } from './fault-text'
import { saysKey } from './says-key'
import { t } from './strings'
import { useDebrief } from './use-debrief'

/** The notes one after the other, then the summary. */
export function DebriefWalk({ view, done }: { view: DebriefView; done: () => void }) {
  const tools = useDebrief(view)
  const { state, fault, dispatch, putBack } = tools
  const note = noteAt(state)
  const count = state.notes.length
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const undoes = event.altKey && !event.ctrlKey && !event.shiftKey && saysKey('z', event)
    if (undoes && state.withdrawn.length > 0) putBack()
    else if (event.key === 'PageDown') dispatch({ type: 'next note' })
    else if (event.key === 'PageUp') dispatch({ type: 'previous note' })
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that work on each question; every one has a button too.
    <div className="walk" onKeyDown={onKeyDown}>
      {count > 0 && (
        <div className="progress-row">
          <progress value={state.at} max={count} aria-label={t('debrief.title')} />
          <span className="hint" role="status">
            {t('debrief.progress', { at: Math.min(state.at + 1, count), count })}
          </span>
        </div>
      )}
      {state.withdrawn.length > 0 && (
        <p className="withdrawn" role="status">
          {t('debrief.withdrawn', { count: state.withdrawn.length })}
          <button type="button" className="quiet accent" aria-keyshortcuts="Alt+Z" onClick={putBack}>
            {t('foot.undo')} <kbd>Alt+Z</kbd>
          </button>
        </p>
      )}
      {fault && <FaultText fault={fault} />}
      {note ? (
        <DebriefNote {...{ note, tools }} room={view.demo.room} />
      ) : (
        <DebriefSummary {...{ view, tools, done }} />
      )}
    </div>
  )
}
