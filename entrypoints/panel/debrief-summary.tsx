import { type KeyboardEvent, useContext, useEffect, useRef, useState } from 'react'
import { ask, askAgain } from '@/components/extension/ask'
import { Attempts } from '@/components/extension/attempts'
import { copyText } from '@/components/extension/save-text'
import { isUnfinished } from '@/utils/capture/debrief'
import type { DebriefView } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { DebriefRecap } from './debrief-recap'
import { newDraft } from './draft-state'
import { useKeptForm } from './kept-forms'
import { saysKey } from './says-key'
import { t } from './strings'
import type { DebriefTools } from './use-debrief'

interface DebriefSummaryProps {
  view: DebriefView
  tools: DebriefTools
  done: () => void
}

/** The end: what is still open, the summary by one key, and what comes to mind only now. */
export function DebriefSummary({ view: { demo }, tools, done }: DebriefSummaryProps) {
  const { notes } = tools.state
  const [said, setSaid] = useState('')
  const attempt = useContext(Attempts)
  const group = useRef<HTMLElement>(null)
  useEffect(() => group.current?.focus(), [])
  const copy = async (format: 'markdown' | 'text') => {
    const answer = await ask(sendMessage('exportNotes', { format, demoId: demo.id }))
    if (!answer.ok) return setSaid(t(`error.${answer.fault.code}`, { message: answer.fault.message }))
    setSaid(t((await copyText(answer.value.text)) ? 'menu.copied' : 'menu.copyFailed'))
    group.current?.focus()
  }
  const leave = async () => {
    if (await attempt(sendMessage('closeDebrief', { demoId: demo.id, forGood: false }))) done()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Letters are keys here only while nothing is typed into a box, and buttons keep their own Enter.
    if (event.target !== group.current || event.altKey || event.ctrlKey || event.metaKey) return
    if (saysKey('m', event)) copy('markdown')
    else if (saysKey('t', event)) copy('text')
    else if (event.key === 'Enter') leave()
    else if (event.key === 'ArrowUp') tools.dispatch({ type: 'back' })
    else return
    event.preventDefault()
  }
  return (
    <section ref={group} className="summary" tabIndex={-1} aria-label={t('ended.summary')} onKeyDown={onKeyDown}>
      <p className="verdict">{openText(notes.length, notes.filter(isUnfinished).length, demo.endedAt)}</p>
      <DebriefRecap notes={notes} goTo={(at) => tools.dispatch({ type: 'go to', at })} />
      {notes.length > 0 && (
        <div className="row wrap">
          <button type="button" className="secondary" aria-keyshortcuts="M" onClick={() => copy('markdown')}>
            {t('debrief.copyMarkdown')} <kbd>M</kbd>
          </button>
          <button type="button" className="secondary" aria-keyshortcuts="T" onClick={() => copy('text')}>
            {t('debrief.copyText')} <kbd>T</kbd>
          </button>
        </div>
      )}
      <p className="said" role="status">
        {said}
      </p>
      <AddNote {...{ demo, tools }} />
      <div className="row">
        {notes.length > 0 && (
          <button type="button" className="quiet" onClick={() => tools.dispatch({ type: 'back' })}>
            {t('debrief.review')} <kbd>↑</kbd>
          </button>
        )}
        <span className="gap" />
        <button type="button" className="primary" onClick={leave}>
          {t('debrief.done')} <kbd>⏎</kbd>
        </button>
      </div>
    </section>
  )
}

function openText(count: number, open: number, endedAt: string | null): string {
  if (count === 0) return t('debrief.empty')
  if (open === 0) return t('debrief.allDone')
  const today = endedAt === null || new Date(endedAt).toDateString() === new Date().toDateString()
  return t(today ? 'debrief.left' : 'debrief.leftForGood', { count: open })
}

/** Something they said that nobody marked: it is kept as remembered, and asked about like the others. */
function AddNote({ demo, tools }: Pick<DebriefSummaryProps, 'tools'> & { demo: DebriefView['demo'] }) {
  const { form, change, forget } = useKeptForm(`add:${demo.id}`, () => ({ line: '' }))
  // Other words are another note: the answer to the last ones may have been lost after they were saved.
  const [draft, setDraft] = useState(() => newDraft(form.line))
  const [fault, setFault] = useState('')
  const add = async () => {
    const place = { windowId: null, demoId: demo.id, debriefOf: demo.id }
    const saved = await askAgain(() => sendMessage('captureNote', { draft, ...place }))
    if (!saved.ok) return setFault(t(`error.${saved.fault.code}`, { message: saved.fault.message }))
    forget()
    const whole = await ask(sendMessage('getDebrief', { demoId: demo.id }))
    const note = whole.ok ? whole.value.notes.find(({ id }) => id === draft.id) : undefined
    if (note) tools.dispatch({ type: 'add', note })
  }
  return (
    <label className="field">
      <span>{t('debrief.add')}</span>
      <input
        dir="auto"
        placeholder={t('debrief.addHint')}
        value={draft.line}
        onChange={({ target }) => {
          setDraft(newDraft(target.value))
          change({ line: target.value })
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || draft.line.trim() === '') return
          event.preventDefault()
          add()
        }}
      />
      {fault !== '' && (
        <span className="fault" role="alert">
          {fault}
        </span>
      )}
    </label>
  )
}
