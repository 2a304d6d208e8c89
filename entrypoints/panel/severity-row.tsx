import { CornerDownLeft } from 'lucide-react'
import { SEVERITIES } from '@/utils/capture/choices'
import type { NoteContent } from '@/utils/capture/draft'
import { SEVERITY_SIGN } from '@/utils/capture/signs'
import type { DraftAction } from './draft-state'
import { t } from './strings'

interface SeverityRowProps {
  content: NoteContent
  change: (action: DraftAction) => void
  save: () => void
  disabled: boolean
}

/** How bad it is, and Save. What the line says with `!!`, `!` or `~` shows here as pressed. */
export function SeverityRow({ content, change, save, disabled }: SeverityRowProps) {
  return (
    <div className="row">
      <fieldset className="segments" aria-label={t('pick.severity')}>
        {SEVERITIES.filter((severity) => severity !== 'unknown').map((severity) => (
          <button
            key={severity}
            type="button"
            className="segment"
            aria-pressed={content.severity === severity}
            onClick={() =>
              change({ type: 'pick', picks: { severity: content.severity === severity ? 'unknown' : severity } })
            }
          >
            <span className="sign" aria-hidden="true">
              {SEVERITY_SIGN[severity]}
            </span>
            {t(`severity.${severity}`)}
          </button>
        ))}
      </fieldset>
      <span className="gap" />
      <button type="button" className="primary" title={t('line.saveHint')} disabled={disabled} onClick={save}>
        <CornerDownLeft size={14} aria-hidden="true" /> <span className="save-word">{t('line.save')}</span>
      </button>
    </div>
  )
}
