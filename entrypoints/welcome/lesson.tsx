import { Check } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { clockOf } from '@/utils/capture/clock'
import { SEVERITY_SIGN } from '@/utils/capture/signs'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { toggle } from './own-overlay'
import { t } from './strings'
import { useKeys } from './use-keys'

/** Three steps, each done by doing it: the note that is taken here is kept like any, until this page is closed. */
export function Lesson({ state }: { state: ExtensionState }) {
  const notes = state.notes.filter(({ id }) => state.lesson.includes(id))
  const { keys, change } = useKeys()
  const [cleared, setCleared] = useState(false)
  const [open, mark] = [keys.open, keys['mark-blocker']]
  const clear = async () => {
    if ((await sendMessage('endLesson')).ok) setCleared(true)
  }
  const taken = notes.length > 0
  return (
    <ol className="lesson">
      <Step done={taken} title={open ? t('welcome.press', { keys: open }) : t('welcome.noKeys')}>
        <p className="hint">{t('welcome.pressWhy')}</p>
        <div className="row buttons">
          {!open && (
            <button type="button" className="primary" onClick={change}>
              {t('welcome.setKeys')}
            </button>
          )}
          <button type="button" className="secondary" onClick={toggle}>
            {t('welcome.openByButton')}
          </button>
        </div>
      </Step>
      <Step done={taken} title={t('welcome.type')}>
        <code className="example">{t('welcome.example')}</code>
        <p className="hint">{t('welcome.typeWhy')}</p>
      </Step>
      <Step done={taken} title={t('welcome.see')}>
        <div role="status">{taken ? <Notes notes={notes} /> : <p className="hint">{t('welcome.seeWaiting')}</p>}</div>
        {mark && <p className="hint">{t('welcome.mark', { keys: mark })}</p>}
        {taken && (
          <button type="button" className="quiet" onClick={clear}>
            {t('welcome.clear')}
          </button>
        )}
        {cleared && !taken && <p className="good">{t('welcome.cleared')}</p>}
      </Step>
    </ol>
  )
}

function Step({ title, done, children }: { title: string; done: boolean; children: ReactNode }) {
  return (
    <li className="step card" data-done={done}>
      <h2>
        {title}
        {done && <Check size={16} aria-hidden="true" className="tick" />}
      </h2>
      {children}
    </li>
  )
}

function Notes({ notes }: Pick<ExtensionState, 'notes'>) {
  return (
    <ul className="taken">
      {notes.map(({ id, atMs, severity, text }) => (
        <li key={id}>
          <time>{clockOf(atMs ?? 0)}</time>
          <span className="sign" aria-hidden="true">
            {SEVERITY_SIGN[severity]}
          </span>
          <span dir="auto">{text}</span>
        </li>
      ))}
    </ul>
  )
}
