import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { settingsText } from '@/components/extension/settings-text'
import { clockOf } from '@/utils/capture/clock'
import { SEVERITY_SIGN } from '@/utils/capture/signs'
import type { NoteView } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { toggle } from './own-overlay'
import { t } from './strings'
import type { Keys } from './use-keys'

interface LessonProps {
  /** Those that were taken here, as long as they are there. */
  notes: readonly NoteView[]
  keys: Keys
  /** One was taken, though it may be gone by now. */
  practised: boolean
}

/** Three steps, each done by doing it: the note that is taken here is kept like any, until this page is closed. */
export function Lesson({ notes, keys: { keys, change, cannot }, practised }: LessonProps) {
  const [open, mark] = [keys.open, keys['mark-blocker']]
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
          {open && (
            <button type="button" className="quiet" onClick={change}>
              {t('welcome.changeKeys')}
            </button>
          )}
        </div>
        {cannot && <p className="hint">{settingsText('keys.firefoxHow')}</p>}
      </Step>
      <Step done={taken} title={t('welcome.type')}>
        <code className="example">{t('welcome.example')}</code>
        <p className="hint">{t('welcome.typeWhy')}</p>
      </Step>
      <Step done={taken} title={t('welcome.see')}>
        <div role="status">{taken ? <Notes notes={notes} /> : <p className="hint">{t('welcome.seeWaiting')}</p>}</div>
        {mark && <p className="hint">{t('welcome.mark', { keys: mark })}</p>}
        {taken && (
          <div className="row buttons">
            <button type="button" className="secondary" onClick={() => sendMessage('endLesson')}>
              {t('welcome.clear')}
            </button>
            <span className="hint">{t('welcome.clearByItself')}</span>
          </div>
        )}
        {practised && !taken && <p className="good">{t('welcome.cleared')}</p>}
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

function Notes({ notes }: Pick<LessonProps, 'notes'>) {
  return (
    <ul className="taken">
      {notes.map(({ id, atMs, severity, text, quote }) => (
        <li key={id}>
          <time>{clockOf(atMs ?? 0)}</time>
          <span className="sign" aria-hidden="true">
            {SEVERITY_SIGN[severity]}
          </span>
          <span className="stack">
            {text === '' && quote === null && <span className="muted">{settingsText('refused.noText')}</span>}
            <span dir="auto">{text}</span>
            {quote !== null && <q dir="auto">{quote}</q>}
          </span>
        </li>
      ))}
    </ul>
  )
}
