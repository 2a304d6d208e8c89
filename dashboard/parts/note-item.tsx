import { Link } from '@tanstack/react-router'
import type { FilterSearch } from '@/dashboard/address/filter-address'
import { t } from '@/dashboard/strings'
import type { ObjectionView } from '@/utils/model/views'
import { Meta } from './meta'
import { SeverityMark } from './severity-mark'
import { useDates } from './workspace'

interface Props {
  note: ObjectionView
  /** The list of which the note is opened. */
  within: FilterSearch
  /** What the page says already need not stand in each line. */
  without: 'theme' | 'deal'
}

/** A note on the page of its theme or deal: the words, who said them, and the way to it. */
export function NoteItem({ note, within, without }: Props) {
  const { day } = useDates()
  const beside = without === 'deal' ? note.theme : note.account
  return (
    <li className="note-item">
      <SeverityMark severity={note.severity} />
      <div className="note-item-main">
        <Link to="/objections" search={{ ...within, note: note.id }} className="note-item-words" dir="auto">
          {note.text || t('notes.unnamed')}
        </Link>
        {note.quote && (
          <blockquote className="note-item-quote" dir="auto">
            {note.quote}
          </blockquote>
        )}
        <p className="note-below">
          <Meta>
            {note.speaker !== 'unknown' && t(`speaker.${note.speaker}`)}
            {beside && <bdi>{beside}</bdi>}
            {note.handled !== 'unknown' && t(`handled.${note.handled}`)}
            <time dateTime={note.raisedAt}>{day(note.raisedAt)}</time>
          </Meta>
        </p>
      </div>
    </li>
  )
}
