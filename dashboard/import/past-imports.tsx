import { useQuery } from '@tanstack/react-query'
import { importsQuery } from '@/dashboard/api/imports'
import { formatCount } from '@/dashboard/format/counts'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { BatchView } from '@/utils/model/batch'
import { UndoImport } from './undo-import'

/** Who brought what in, and the way back. */
export function PastImports() {
  const { data } = useQuery(importsQuery)
  if (!data || data.rows.length === 0) return null
  return (
    <section className="block import-past">
      <h2>{t('import.past')}</h2>
      <ul>
        {data.rows.map((batch) => (
          <PastImport key={batch.id} batch={batch} />
        ))}
      </ul>
    </section>
  )
}

function PastImport({ batch }: { batch: BatchView }) {
  const { minute } = useDates()
  const { imported = 0, updated = 0, unchanged = 0, rejected = 0 } = batch.counts
  const [news, changed, same, left] = [imported, updated, unchanged, rejected].map((count) => formatCount(count))
  return (
    <li>
      <div>
        <bdi>{batch.fileName ?? t('import.unnamed')}</bdi>
        <span className="quiet">
          {minute(batch.begunAt)} · <bdi>{batch.by ?? t('exports.cli')}</bdi>
        </span>
      </div>
      <span className="import-past-counts">
        {batch.state === 'finished' ? t('import.counts', { news, changed, same, left }) : t(`import.is.${batch.state}`)}
      </span>
      {(batch.state === 'finished' || batch.state === 'failed') && <UndoImport batch={batch.id} />}
    </li>
  )
}
