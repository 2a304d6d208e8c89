import { useSyncExternalStore } from 'react'
import { settingsText as t } from '@/components/extension/settings-text'
import type { StateFeed } from '@/components/extension/state-feed'
import { AccountSection } from './account-section'
import { AudienceSection } from './audience-section'
import { BackupSection } from './backup-section'
import { DamagedSection } from './damaged-section'
import { DataSection } from './data-section'
import { DeleteSection } from './delete-section'
import { DemoSection } from './demo-section'
import { LanguageField } from './language-field'
import { Lost } from './lost'
import { PartsNav } from './parts-nav'
import { PastDemos } from './past-demos'
import { PrivacySection } from './privacy-section'
import { RefusedSection } from './refused-section'
import { ShortcutsSection } from './shortcuts-section'

/** Settings: the team's server, the shortcuts, and everything saved in this browser. */
export function Options({ feed }: { feed: StateFeed }) {
  const state = useSyncExternalStore(feed.subscribe, feed.get)
  return (
    <main className="options-page settings">
      <h1>
        <img src="/icon/48.png" alt="" width={24} height={24} />
        {t('options.title')}
      </h1>
      <div className="parts">
        <PartsNav refused={state.refused} />
        <div className="sections">
          {state.databaseLost && <Lost paired={state.paired} />}
          {state.damaged > 0 && <DamagedSection count={state.damaged} />}
          <RefusedSection refused={state.refused} />
          <LanguageField state={state} />
          <AccountSection state={state} />
          <ShortcutsSection />
          <DemoSection state={state} />
          <AudienceSection usualShare={state.usualShare} />
          <PastDemos state={state} />
          <DataSection />
          <BackupSection interrupted={state.interrupted !== null} />
          <PrivacySection pictures={state.pictures} />
          <DeleteSection />
        </div>
      </div>
    </main>
  )
}
