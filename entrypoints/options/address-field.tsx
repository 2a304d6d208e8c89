import { settingsText as t } from '@/components/extension/settings-text'

/** Where the team's server is, as somebody types or pastes it. */
export function AddressField({ url, setUrl }: { url: string; setUrl: (url: string) => void }) {
  return (
    <label className="field">
      <span>{t('account.url')}</span>
      <input
        inputMode="url"
        autoComplete="url"
        spellCheck={false}
        placeholder={t('account.urlHint')}
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
    </label>
  )
}
