import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { EmptyState } from '@/dashboard/parts/empty-state'
import { TableOutline } from '@/dashboard/parts/table-outline'
import { t } from '@/dashboard/strings'
import type { ObjectionView } from '@/utils/model/views'
import { NoteRow, noteRowId } from './note-row'
import type { NoteSelection } from './use-selection'
import { useSteadyScroll } from './use-steady-scroll'

const ROW = 60
/** The next page is fetched this many rows before the end. */
const AHEAD = 25

interface Props {
  rows: readonly ObjectionView[]
  total: number | null
  list: string
  isStale: boolean
  selection: NoteSelection
  onEnd: () => void
}

export function NoteList({ rows, total, list, isStale, selection, onEnd }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const ids = useIds(rows)
  const { above, showAbove, onScroll } = useSteadyScroll({ scroller, ids, list, rowHeight: ROW })
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - AHEAD) onEnd()
  })

  const at = selection.cursor ? ids.indexOf(selection.cursor) : -1
  // Only when the cursor moves: rows that arrive must not pull the list to it.
  const shown = useRef(selection.cursor)
  useEffect(() => {
    if (at === -1 || shown.current === selection.cursor) return
    shown.current = selection.cursor
    virtual.scrollToIndex(at)
  })

  if (total === 0) {
    return (
      <EmptyState title={t('notes.empty')}>
        <p>{t('notes.emptyNext')}</p>
        <p className="example">{t('notes.emptyExample')}</p>
      </EmptyState>
    )
  }
  if (total === null) return <TableOutline />
  return (
    <div className="note-list-frame" data-stale={isStale || undefined}>
      {above > 0 && (
        <Button className="arrived" onPress={showAbove}>
          <ArrowUp aria-hidden size={14} />
          {t('notes.above', { count: above })}
        </Button>
      )}
      <div
        ref={scroller}
        className="note-list"
        role="listbox"
        tabIndex={0}
        aria-label={t('notes.list')}
        aria-multiselectable
        aria-activedescendant={at === -1 ? undefined : noteRowId(ids[at])}
        onScroll={onScroll}
      >
        <div role="presentation" className="note-rows" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index]
            return (
              row && (
                <NoteRow
                  key={item.key}
                  row={row}
                  top={item.start}
                  place={item.index + 1}
                  total={total}
                  selection={selection}
                />
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** The same array as long as the rows are the same ones in the same order. */
function useIds(rows: readonly ObjectionView[]): readonly ObjectionView['id'][] {
  const known = useRef<readonly ObjectionView['id'][]>([])
  const isSame = known.current.length === rows.length && rows.every((row, index) => row.id === known.current[index])
  if (!isSame) known.current = rows.map((row) => row.id)
  return known.current
}
