import { settingsText as t } from '@/components/extension/settings-text'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { isLanguageChoice, LANGUAGE_CHOICES, LANGUAGE_NAMES } from '@/utils/strings/languages'

/** The language of everything in this browser; at once, here and in every page of ours that is open. */
export function LanguageField({ state: { language } }: { state: ExtensionState }) {
  return (
    <div className="group">
      <label className="field">
        <span>{t('language.title')}</span>
        <select
          value={language}
          onChange={({ target: { value } }) => {
            if (isLanguageChoice(value)) sendMessage('setLanguage', { language: value })
          }}
        >
          {LANGUAGE_CHOICES.map((choice) => (
            <option key={choice} value={choice} lang={choice === 'auto' ? undefined : choice}>
              {choice === 'auto' ? t('language.auto') : LANGUAGE_NAMES[choice]}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
