import { Check } from 'lucide-react'
import type { MouseEvent } from 'react'
import { Meta } from '@/dashboard/parts/meta'
import { OutcomeTag } from '@/dashboard/parts/outcome-tag'
import { SeverityMark } from '@/dashboard/parts/severity-mark'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { ObjectionId } from '@/utils/model/ids'
import type { ObjectionView } from '@/utils/model/views'
import type { NoteSelection } from './use-selection'

export function noteRowId(id: ObjectionId | undefined): string {
  return `note-${id}`
}

interface Props {
  row: ObjectionView
  top: number
  place: number
  total: number | null
  selection: NoteSelection
}

/** One note: its words first, what it belongs to below, how the deal ended at the end of the line. */
export function NoteRow({ row, top, place, total, selection }: Props) {
  const { briefDay } = useDates()
  const isPicked = selection.picked.has(row.id)
  // The listbox has the keyboard (j k x Enter); the pointer picks at the box and opens anywhere else.
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const isBox = event.target instanceof Element && event.target.closest('.note-pick')
    if (isBox || event.metaKey || event.ctrlKey) selection.pick(row.id)
    else selection.open(row.id)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the listbox (aria-activedescendant)
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox keeps the focus
    <div
      id={noteRowId(row.id)}
      className="note-row"
      role="option"
      aria-selected={isPicked}
      aria-posinset={place}
      aria-setsize={total ?? -1}
      data-cursor={selection.cursor === row.id || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      <span className="note-pick" aria-hidden title={t('notes.pick')}>
        <span className="box">
          <Check size={12} />
        </span>
      </span>
      <SeverityMark severity={row.severity} />
      <span className="note-main">
        <NoteWords row={row} />
        <span className="note-below">
          <Meta>
            {row.account && <bdi>{row.account}</bdi>}
            {row.segment && <bdi className="wide-only">{row.segment}</bdi>}
            {row.category !== 'unknown' && t(`category.${row.category}`)}
            {row.competitor && <bdi>@{row.competitor}</bdi>}
          </Meta>
          {row.theme && <bdi className="theme-chip">{row.theme}</bdi>}
        </span>
      </span>
      <span className="note-end">
        {row.outcome && <OutcomeTag outcome={row.outcome} />}
        <time dateTime={row.raisedAt}>{briefDay(row.raisedAt)}</time>
      </span>
    </div>
  )
}

/** A mark that nobody has named yet says so; its quote, when there is one, speaks for it. */
function NoteWords({ row }: { row: ObjectionView }) {
  if (row.text) {
    return (
      <span className="note-words" dir="auto">
        {row.text}
      </span>
    )
  }
  return (
    <span className="note-words unnamed" dir="auto">
      {row.quote ? `“${row.quote}”` : t('notes.unnamed')}
    </span>
  )
}
