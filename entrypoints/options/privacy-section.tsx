import { settingsText as t } from '@/components/extension/settings-text'

const PROMISES = ['privacy.pages', 'privacy.address', 'privacy.sent', 'privacy.recording'] as const

/** What is kept, what is sent and what never happens, in plain words. */
export function PrivacySection() {
  return (
    <section aria-labelledby="privacy-title">
      <h2 id="privacy-title">{t('privacy.title')}</h2>
      <ul className="promises">
        {PROMISES.map((promise) => (
          <li key={promise}>{t(promise)}</li>
        ))}
      </ul>
    </section>
  )
}
