import { useState, useSyncExternalStore } from 'react'
import type { StateFeed } from '@/components/extension/state-feed'
import { Lesson } from './lesson'
import { SetUp } from './set-up'
import { t } from './strings'
import { type Keys, useKeys } from './use-keys'

/** Opens once, after installation: one note taken for real, then what a first demo needs. */
export function Welcome({ feed }: { feed: StateFeed }) {
  const state = useSyncExternalStore(feed.subscribe, feed.get)
  const keys = useKeys()
  const notes = state.notes.filter(({ id }) => state.lesson.includes(id))
  // Also once they are taken away.
  const [practised, setPractised] = useState(false)
  if (notes.length > 0 && !practised) setPractised(true)
  return (
    <main className="options-page welcome">
      <header>
        <img src="/icon/48.png" alt="" width={32} height={32} />
        <h1>{t('welcome.title')}</h1>
        <p className="lead">{t('welcome.lead')}</p>
      </header>
      <Lesson {...{ notes, keys, practised }} />
      <SetUp state={state} />
      <footer className="row">
        <p className="hint">{leftToDo(keys, practised)}</p>
        <span className="gap" />
        <button type="button" className="secondary" onClick={() => chrome.runtime.openOptionsPage()}>
          {t('welcome.settings')}
        </button>
      </footer>
    </main>
  )
}

/** Said at the end: what is still to be done, and only then that all is. */
function leftToDo({ keys }: Keys, practised: boolean): string {
  if (!practised) return t('welcome.leftNote')
  return t(keys.open ? 'welcome.done' : 'welcome.leftKey')
}
