import { type ReactNode, useState } from 'react'
import { SHARE_MODES } from '@/utils/capture/choices'
import { surfaceOf } from '@/utils/capture/share-rules'
import type { ShareMode } from '@/utils/model/words'
import { SharePictures } from './share-pictures'
import { t } from './strings'

interface ShareSelectProps {
  value: ShareMode
  onChange: (mode: ShareMode) => void
}

/** What the audience is shown; it decides where the next chord opens the notes. */
export function ShareSelect(props: ShareSelectProps) {
  const [open, setOpen] = useState(false)
  return (
    <div className="share">
      <ShareField {...props}>
        <button type="button" className="quiet accent" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('check.ask')}
        </button>
      </ShareField>
      {open && <SharePictures mode={props.value} />}
    </div>
  )
}

/** The choice alone, with what it means in words. */
export function ShareField({ value, onChange, children }: ShareSelectProps & { children?: ReactNode }) {
  return (
    <>
      <label className="field">
        <span>{t('demo.share')}</span>
        <select value={value} onChange={(event) => onChange(event.target.value as ShareMode)}>
          {SHARE_MODES.map((mode) => (
            <option key={mode} value={mode}>
              {t(`share.${mode}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="hint">
        {t(`shareHint.${surfaceOf(value) === 'pop-out' && value === 'tab' ? 'window' : value}`)} {children}
      </p>
    </>
  )
}
