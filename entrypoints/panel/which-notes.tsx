import { clockOf } from '@/utils/capture/clock'
import type { NoteView } from '@/utils/messages/extension-state'
import type { ObjectionId } from '@/utils/model/ids'
import { t } from './strings'

interface WhichNotesProps {
  notes: readonly NoteView[]
  /** Those that stay where they are. */
  left: ReadonlySet<ObjectionId>
  setLeft: (left: ReadonlySet<ObjectionId>) => void
}

/** All notes of a demo, or some of them. */
export function WhichNotes({ notes, left, setLeft }: WhichNotesProps) {
  const toggle = (id: ObjectionId) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  return (
    <fieldset className="which">
      <legend>{t('move.which')}</legend>
      <label>
        <input
          type="checkbox"
          checked={left.size === 0}
          onChange={() => setLeft(new Set(left.size === 0 ? notes.map(({ id }) => id) : []))}
        />
        <strong>{t('move.all')}</strong>
      </label>
      {notes.map(({ id, atMs, text, quote, category }) => (
        <label key={id}>
          <input type="checkbox" checked={!left.has(id)} onChange={() => toggle(id)} />
          <time className="minute">{atMs === null ? '' : clockOf(atMs)}</time>
          <span className="words" dir="auto">
            {text || quote || (category === 'unknown' ? t('list.unnamed') : t(`category.${category}`))}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
