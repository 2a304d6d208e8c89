import { Eye, EyeOff, NotebookPen, Settings } from 'lucide-react'
import { useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { Attempts, useAttempts } from '@/components/extension/attempts'
import { FaultLine } from '@/components/extension/fault-line'
import { settingsText as t } from '@/components/extension/settings-text'
import type { StateFeed } from '@/components/extension/state-feed'
import { type Subject, typedSubject } from '@/components/extension/subject'
import { SubjectPicker } from '@/components/extension/subject-picker'
import { SyncProblem } from '@/components/extension/sync-problem'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import type { ShareMode } from '@/utils/model/words'

interface PopupProps {
  feed: StateFeed
  /** The tab over which it stands; known before the click, because what comes after a wait is no gesture any more. */
  place: { tabId: number; windowId: number } | null
}

/** The toolbar's popup: opens the panel, starts and ends a demo, says what waits. */
export function Popup({ feed, place }: PopupProps) {
  const state = useSyncExternalStore(feed.subscribe, feed.get)
  const { failed, attempt } = useAttempts()
  const open = async () => {
    if (place && (await attempt(sendMessage('openPanel', place)))) window.close()
  }
  return (
    <Attempts value={attempt}>
      <main className="popup" aria-label={t('app.name')}>
        <h1 className="sr-only">{t('app.name')}</h1>
        {state.demo ? <Running state={state} /> : <Start shareMode={state.share} />}
        <Unfinished state={state} />
        {state.waiting > 0 && <SyncProblem problem={state.problem} />}
        {state.hidden ? (
          <ShowAgain inDemo={state.demo !== null} />
        ) : (
          <button type="button" className="primary wide" onClick={open} disabled={!place}>
            <NotebookPen size={16} aria-hidden="true" /> {t('popup.open')}
          </button>
        )}
        <FaultLine fault={failed} />
        <footer className="row">
          <span className="hint">{summary(state)}</span>
          <span className="gap" />
          {!state.hidden && (
            <button
              type="button"
              className="icon"
              aria-label={t('popup.hide')}
              title={t('popup.hide')}
              onClick={() => attempt(sendMessage('toggleHidden'))}
            >
              <EyeOff size={16} aria-hidden="true" />
            </button>
          )}
          <button
            type="button"
            className="icon"
            aria-label={t('popup.settings')}
            title={t('popup.settings')}
            onClick={() => chrome.runtime.openOptionsPage()}
          >
            <Settings size={16} aria-hidden="true" />
          </button>
        </footer>
      </main>
    </Attempts>
  )
}

/** The way back from hiding everything: here, and by the key that hid it. */
function ShowAgain({ inDemo }: { inDemo: boolean }) {
  const [keys, setKeys] = useState('')
  const attempt = useContext(Attempts)
  useEffect(() => {
    ask(sendMessage('getShortcuts')).then(
      (answer) => answer.ok && setKeys(answer.value.find(({ name }) => name === 'hide')?.keys ?? ''),
    )
  }, [])
  return (
    <section className="start">
      <button type="button" className="primary wide" onClick={() => attempt(sendMessage('toggleHidden'))}>
        <Eye size={16} aria-hidden="true" /> {t('popup.show')}
      </button>
      <p className="hint">
        {t(inDemo ? 'popup.hidden' : 'popup.hiddenNow')}
        {keys !== '' && <>. {t('popup.hiddenKeys', { keys })}</>}
      </p>
    </section>
  )
}

function Running({ state: { demo, notes } }: { state: ExtensionState }) {
  const attempt = useContext(Attempts)
  return (
    <section className="row demo">
      <span className="dot" aria-hidden="true" />
      <span className="name">
        <strong dir="auto">{demo?.title ?? t('popup.unnamed')}</strong>
        <span className="hint">{t('popup.notes', { count: notes.length })}</span>
      </span>
      <span className="gap" />
      <button type="button" className="secondary" onClick={() => attempt(sendMessage('endDemo'))}>
        {t('popup.end')}
      </button>
    </section>
  )
}

/** The demo that has just ended, or one of an earlier day, whose notes are not complete. */
function Unfinished({ state: { ended, leftover } }: { state: ExtensionState }) {
  const attempt = useContext(Attempts)
  const open =
    ended && ended.unfinished > 0 ? { demoId: ended.demoId, title: ended.title, count: ended.unfinished } : leftover
  if (!open) return null
  const { demoId, title, count } = open
  const leave = () => attempt(sendMessage('closeDebrief', { demoId, forGood: open === leftover }))
  const finish = async () => {
    if (await attempt(sendMessage('openDebrief', { demoId }))) window.close()
  }
  return (
    <section className="unfinished" role="status">
      <p>{t('popup.unfinished', { count, title: title ?? t('popup.unnamed') })}</p>
      <div className="row">
        <button type="button" className="secondary" onClick={finish}>
          {t('popup.finish')}
        </button>
        <button type="button" className="quiet" onClick={leave}>
          {t(open === leftover ? 'popup.leave' : 'popup.later')}
        </button>
      </div>
    </section>
  )
}

function Start({ shareMode }: { shareMode: ShareMode }) {
  const [typed, setTyped] = useState(typedSubject(''))
  const [fault, setFault] = useState<Fault | null>(null)
  const start = async (subject: Subject) => {
    const answer = await ask(sendMessage('startDemo', { ...subject, shareMode, ends: null }))
    setFault(answer.ok ? null : answer.fault)
  }
  return (
    <section className="start">
      <SubjectPicker
        label={t('popup.who')}
        hint={t('popup.whoHint')}
        asTyped={(text) => t('popup.asTyped', { text })}
        autoFocus
        onPick={start}
        onType={setTyped}
      />
      <button type="button" className="secondary wide" onClick={() => start(typed)}>
        {t('popup.start')}
      </button>
      <FaultLine fault={fault} />
    </section>
  )
}

function summary({ paired, waiting, refused }: ExtensionState): string {
  const open = [
    ...(refused > 0 ? [t('popup.refused', { count: refused })] : []),
    ...(waiting > 0 ? [t('popup.waiting', { count: waiting })] : []),
  ]
  if (open.length > 0) return open.join(' · ')
  return t(paired ? 'popup.allSent' : 'popup.local')
}
