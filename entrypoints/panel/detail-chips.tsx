import { X } from 'lucide-react'
import { KINDS, SPEAKERS } from '@/utils/capture/choices'
import type { NoteContent } from '@/utils/capture/draft'
import type { DeviceTheme } from '@/utils/model/records'
import type { MarkKind, Speaker } from '@/utils/model/words'
import type { DraftAction } from './draft-state'
import { t } from './strings'

interface DetailChipsProps {
  content: NoteContent
  change: (action: DraftAction) => void
  theme: DeviceTheme | null
}

/** Kind, who, area, competitor and theme as they will be saved; each can be changed here instead of in the line. */
export function DetailChips({ content, change, theme }: DetailChipsProps) {
  return (
    <div className="row wrap">
      <select
        className="chip"
        aria-label={t('pick.kind')}
        data-set={content.kind !== 'objection'}
        value={content.kind}
        onChange={(event) => change({ type: 'pick', picks: { kind: event.target.value as MarkKind } })}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </select>
      <select
        className="chip"
        aria-label={t('pick.speaker')}
        data-set={content.speaker !== 'unknown'}
        value={content.speaker}
        onChange={(event) => change({ type: 'pick', picks: { speaker: event.target.value as Speaker } })}
      >
        {SPEAKERS.map((speaker) => (
          <option key={speaker} value={speaker}>
            {speaker === 'unknown' ? t('pick.speakerUnknown') : t(`speaker.${speaker}`)}
          </option>
        ))}
      </select>
      <NameChip
        sign="#"
        label={t('pick.area')}
        value={content.area}
        onChange={(area) => change({ type: 'pick', picks: { area } })}
      />
      <NameChip
        sign="@"
        label={t('pick.competitor')}
        value={content.competitor}
        onChange={(competitor) => change({ type: 'pick', picks: { competitor } })}
      />
      {content.themeId !== null && (
        <button
          type="button"
          className="chip"
          data-set="true"
          aria-label={t('pick.themeRemove', { title: theme?.title ?? t('pick.theme') })}
          onClick={() => change({ type: 'pick', picks: { themeId: null } })}
        >
          <span dir="auto">{theme?.title ?? t('pick.theme')}</span>
          <X size={12} aria-hidden="true" />
        </button>
      )}
    </div>
  )
}

interface NameChipProps {
  sign: string
  label: string
  value: string | null
  onChange: (value: string | null) => void
}

function NameChip({ sign, label, value, onChange }: NameChipProps) {
  return (
    <label className="chip name" data-set={value !== null}>
      <span className="sign" aria-hidden="true">
        {sign}
      </span>
      <input
        aria-label={label}
        placeholder={label}
        dir="auto"
        size={Math.max(label.length, Math.min(value?.length ?? 0, 24))}
        maxLength={500}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      />
    </label>
  )
}
