import { useQuery } from '@tanstack/react-query'
import { Tag, X } from 'lucide-react'
import { Button } from 'react-aria-components'
import { facetsQuery } from '@/dashboard/api/queries'
import { ExportButton } from '@/dashboard/exports/export-button'
import { useFilter } from '@/dashboard/filters/use-filter'
import { formatCount } from '@/dashboard/format/counts'
import { useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { ObjectionId } from '@/utils/model/ids'
import type { NoteSelection } from './use-selection'

interface Props {
  total: number | undefined
  selection: NoteSelection
  onAssign: (ids: readonly ObjectionId[]) => void
}

/** What the filter comes to, in a sentence; while notes are picked, what can be done with them. */
export function NotesHead({ total, selection, onAssign }: Props) {
  const { seeAll } = useRights()
  return (
    <header className="page-head">
      {selection.picked.size > 0 ? (
        <BulkBar selection={selection} onAssign={onAssign} />
      ) : (
        <h1>{total === undefined ? <span className="sr-only">{t('loading')}</span> : <Sentence total={total} />}</h1>
      )}
      {seeAll && <ExportButton total={total} />}
    </header>
  )
}

function Sentence({ total }: { total: number }) {
  const filter = useFilter()
  const { data: facets } = useQuery(facetsQuery(filter))
  const blockers = facets?.severity.find(({ value }) => value === 'blocker')?.count ?? 0
  // The count of a field ignores that field's own filter: under a severity filter it would say too much.
  const showsBlockers = facets && total > 0 && !filter.severity
  const notes = t('notes.count', { count: total, number: formatCount(total) })
  if (!showsBlockers) return notes
  return `${notes}, ${t('notes.blockers', { count: blockers, number: formatCount(blockers) })}`
}

function BulkBar({ selection, onAssign }: Omit<Props, 'total'>) {
  const { curate } = useRights()
  const count = selection.picked.size
  return (
    <div className="bulk" role="toolbar" aria-label={t('bulk.label')}>
      <h1>{t('bulk.count', { count, number: formatCount(count) })}</h1>
      {curate && (
        <Button className="button" onPress={() => onAssign([...selection.picked])}>
          <Tag aria-hidden size={14} />
          {t('bulk.theme')}
          <kbd>t</kbd>
        </Button>
      )}
      <Button className="button button-plain" onPress={selection.pickAll}>
        {t('bulk.all')}
      </Button>
      <Button className="button button-plain" onPress={selection.clear}>
        <X aria-hidden size={14} />
        {t('bulk.clear')}
        <kbd>Esc</kbd>
      </Button>
    </div>
  )
}
