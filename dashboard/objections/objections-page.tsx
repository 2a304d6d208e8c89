import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { objectionsQuery } from '@/dashboard/api/queries'
import { useFilter } from '@/dashboard/filters/use-filter'
import { ErrorState } from '@/dashboard/parts/error-state'
import { useHotkeys } from '@/dashboard/parts/hotkeys'
import { useRights } from '@/dashboard/parts/workspace'
import type { ObjectionId } from '@/utils/model/ids'
import { FacetRail } from './facet-rail'
import { NoteDetail } from './note-detail'
import { NoteList } from './note-list'
import { NotesHead } from './notes-head'
import { ThemePicker } from './theme-picker'
import { useSelection } from './use-selection'

const route = getRouteApi('/app/objections')

/** Every note of the filter: facets, the list, and one note in full beside it. */
export function ObjectionsPage() {
  const filter = useFilter()
  const { note } = route.useSearch()
  const navigate = route.useNavigate()
  const notes = useInfiniteQuery(objectionsQuery(filter))
  const rows = useMemo(() => notes.data?.pages.flatMap((page) => page.rows) ?? [], [notes.data])
  const open = useCallback(
    (id: ObjectionId | undefined) => void navigate({ replace: true, search: (now) => ({ ...now, note: id }) }),
    [navigate],
  )
  const list = JSON.stringify(filter)
  const selection = useSelection({ rows, list, note, open })
  const [assigning, setAssigning] = useState<readonly ObjectionId[] | null>(null)
  const { curate } = useRights()
  const assign = useCallback((ids: readonly ObjectionId[]) => curate && ids.length > 0 && setAssigning(ids), [curate])
  useHotkeys({ t: () => assign(selection.targets) })

  return (
    <div className="notes-page" data-detail={note ? true : undefined}>
      <FacetRail />
      <section className="notes">
        <NotesHead total={notes.data?.pages[0]?.total} selection={selection} onAssign={assign} />
        {notes.error && rows.length === 0 ? (
          <ErrorState error={notes.error} retry={() => void notes.refetch()} />
        ) : (
          <NoteList
            rows={rows}
            total={notes.data?.pages[0]?.total ?? null}
            list={notes.isPlaceholderData ? '' : list}
            isStale={notes.isPlaceholderData}
            selection={selection}
            onEnd={() => void (notes.hasNextPage && !notes.isFetchingNextPage && notes.fetchNextPage())}
          />
        )}
      </section>
      {note && <NoteDetail key={note} id={note} onClose={() => open(undefined)} onAssign={() => assign([note])} />}
      {assigning && <ThemePicker ids={assigning} onDone={selection.clear} onClose={() => setAssigning(null)} />}
    </div>
  )
}
