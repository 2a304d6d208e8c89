import { formatCount } from '@/dashboard/format/counts'
import { t } from '@/dashboard/strings'
import type { ImportAnswer } from '@/utils/model/import'

/** New, changed, unchanged, left out: what an import does or did, each with its name. */
export function ImportCounts({ answer, isDone }: { answer: ImportAnswer; isDone: boolean }) {
  const { imported, updated, unchanged, rejected, unlisted } = answer
  const figures = [
    ['news', imported],
    ['changed', updated],
    ['same', unchanged],
    ['left', rejected.length + unlisted.rejected],
  ] as const
  return (
    <section>
      <h2>{t(isDone ? 'import.did' : 'import.would')}</h2>
      <dl className="import-counts">
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`import.figure.${name}`)}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
