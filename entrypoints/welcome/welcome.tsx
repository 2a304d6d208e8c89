import { useSyncExternalStore } from 'react'
import type { StateFeed } from '@/components/extension/state-feed'
import { Lesson } from './lesson'
import { SetUp } from './set-up'
import { t } from './strings'

/** Opens once, after installation: one note taken for real, then what a first demo needs. */
export function Welcome({ feed }: { feed: StateFeed }) {
  const state = useSyncExternalStore(feed.subscribe, feed.get)
  return (
    <main className="options-page welcome">
      <header>
        <img src="/icon/48.png" alt="" width={32} height={32} />
        <h1>{t('welcome.title')}</h1>
        <p className="lead">{t('welcome.lead')}</p>
      </header>
      <Lesson state={state} />
      <SetUp state={state} />
      <footer className="row">
        <p className="hint">{t('welcome.done')}</p>
        <span className="gap" />
        <button type="button" className="secondary" onClick={() => chrome.runtime.openOptionsPage()}>
          {t('welcome.settings')}
        </button>
      </footer>
    </main>
  )
}
