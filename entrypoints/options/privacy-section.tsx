import { settingsText as t } from '@/components/extension/settings-text'
import { Section } from './section'

const PROMISES = ['privacy.pages', 'privacy.address', 'privacy.sent', 'privacy.recording'] as const

/** The same where pictures of the page are allowed. */
const PICTURED = [
  'privacy.pagesPictured',
  'privacy.pictures',
  'privacy.address',
  'privacy.sent',
  'privacy.recordingPictured',
] as const

/** What is kept, what is sent and what never happens, in plain words. */
export function PrivacySection({ pictures }: { pictures: boolean }) {
  return (
    <Section id="privacy-title" title={t('privacy.title')}>
      <ul className="promises">
        {(pictures ? PICTURED : PROMISES).map((promise) => (
          <li key={promise}>{t(promise)}</li>
        ))}
      </ul>
    </Section>
  )
}
