import { SHARE_MODES } from '@/utils/capture/choices'
import type { ShareMode } from '@/utils/model/words'
import { t } from './strings'

/** What the audience is shown; it decides where the next chord opens the notes. */
export function ShareSelect({ value, onChange }: { value: ShareMode; onChange: (mode: ShareMode) => void }) {
  return (
    <label className="field">
      <span>{t('demo.share')}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as ShareMode)}>
        {SHARE_MODES.map((mode) => (
          <option key={mode} value={mode}>
            {t(`share.${mode}`)}
          </option>
        ))}
      </select>
      <span className="hint">{t(`shareHint.${value}`)}</span>
    </label>
  )
}
