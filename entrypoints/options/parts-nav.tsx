import { settingsText as t } from '@/components/extension/settings-text'

/** The sections that are always there, by the headings they begin with. */
const PARTS = [
  ['account', 'account.title'],
  ['shortcuts', 'keys.title'],
  ['demos-title', 'demos.title'],
  ['audience-title', 'audience.title'],
  ['past-demos', 'demos.past'],
  ['data', 'data.title'],
  ['backup', 'backup.title'],
  ['privacy-title', 'privacy.title'],
  ['delete', 'delete.title'],
] as const
const REFUSED = [['refused', 'refused.title']] as const

/** The way to each section, beside them where the window has room; and back to the page that teaches. */
export function PartsNav({ refused }: { refused: number }) {
  return (
    <nav aria-label={t('options.parts')}>
      <ul>
        {[...(refused > 0 ? REFUSED : []), ...PARTS].map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{t(title)}</a>
          </li>
        ))}
      </ul>
      <a href="/welcome.html" target="_blank" rel="noreferrer">
        {t('options.welcome')}
      </a>
    </nav>
  )
}
