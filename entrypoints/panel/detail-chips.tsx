import { Camera, X } from 'lucide-react'
import { KINDS, SPEAKERS } from '@/utils/capture/choices'
import type { NoteContent } from '@/utils/capture/draft'
import type { DeviceTheme, Person } from '@/utils/model/records'
import type { Speaker } from '@/utils/model/words'
import { ChipSelect } from './chip-select'
import type { DraftAction } from './draft-state'
import { t } from './strings'
import type { PictureTools } from './use-take-picture'

interface DetailChipsProps {
  content: NoteContent
  change: (action: DraftAction) => void
  theme: DeviceTheme | null
  /** Who is there: a name stands for its role. */
  room: readonly Person[]
  pictures: PictureTools
}

/** Kind, who, area, competitor and theme as they will be saved; each can be changed here instead of in the line. */
export function DetailChips({ content, change, theme, room, pictures }: DetailChipsProps) {
  return (
    <div className="row wrap">
      <ChipSelect
        label={t('pick.kind')}
        isSet={content.kind !== 'objection'}
        value={content.kind}
        options={KINDS.map((kind) => [kind, t(`kind.${kind}`)])}
        pick={(kind) => change({ type: 'pick', picks: { kind } })}
      />
      <SpeakerChip
        speaker={content.speaker}
        room={room}
        pick={(speaker) => change({ type: 'pick', picks: { speaker } })}
      />
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
      {content.quote !== null && (
        <q className="chip said-by-them" data-set="true" title={t('pick.quote')}>
          <span dir="auto">{content.quote}</span>
        </q>
      )}
      {pictures.take && (
        <button
          type="button"
          className="chip"
          data-set={content.screenshot !== null}
          aria-label={t('picture.take')}
          title={`${t('picture.take')} (Alt+P)`}
          disabled={pictures.taking}
          onClick={pictures.take}
        >
          <Camera size={14} aria-hidden="true" />
        </button>
      )}
      {content.themeId !== null && (
        <button
          type="button"
          className="chip"
          data-set="true"
          aria-label={t('pick.themeRemove', { title: theme?.title ?? t('pick.theme') })}
          onClick={() => change({ type: 'pick', picks: { themeId: null, handled: 'unknown' } })}
        >
          <span dir="auto">{theme?.title ?? t('pick.theme')}</span>
          <X size={12} aria-hidden="true" />
        </button>
      )}
    </div>
  )
}

interface SpeakerChipProps {
  speaker: Speaker
  room: readonly Person[]
  pick: (speaker: Speaker) => void
}

/** Who said it: the people in the room by name, then the roles. A note keeps the role. */
function SpeakerChip({ speaker, room, pick }: SpeakerChipProps) {
  const known = room.filter((person) => person.speaker !== 'unknown')
  const taken = new Set(known.map((person) => person.speaker))
  const textOf = (each: Speaker) => (each === 'unknown' ? t('pick.speakerUnknown') : t(`speaker.${each}`))
  const named = (role: Speaker) => known.filter((person) => person.speaker === role).map(({ name }) => name)
  const options = [...SPEAKERS]
    .sort((a, b) => Number(taken.has(b)) - Number(taken.has(a)))
    .map((each) => [each, taken.has(each) ? `${named(each).join(', ')} (${textOf(each)})` : textOf(each)] as const)
  return (
    <ChipSelect label={t('pick.speaker')} isSet={speaker !== 'unknown'} value={speaker} options={options} pick={pick} />
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
