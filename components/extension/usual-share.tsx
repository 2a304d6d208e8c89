import { settingsText as t } from '@/components/extension/settings-text'
import { SHARE_MODES } from '@/utils/capture/choices'
import { sendMessage } from '@/utils/messages/messages'
import type { ShareMode } from '@/utils/model/words'

/** What is shared in demos where nobody says otherwise. */
export function UsualShare({ value }: { value: ShareMode }) {
  return (
    <label className="field">
      <span>{t('audience.usual')}</span>
      <select
        value={value}
        onChange={({ target }) => sendMessage('setUsualShare', { shareMode: target.value as ShareMode })}
      >
        {SHARE_MODES.map((mode) => (
          <option key={mode} value={mode}>
            {t(`share.${mode}`)}
          </option>
        ))}
      </select>
      <span className="hint">{t('audience.usualHint')}</span>
    </label>
  )
}
