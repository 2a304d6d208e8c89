import { createColumnHelper } from '@tanstack/react-table'
import { formatCount } from '@/dashboard/format/counts'
import type { tableParts } from '@/dashboard/parts/table-parts'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { ExportView } from '@/utils/model/export'
import { FilterDoor } from './filter-door'

const helper = createColumnHelper<typeof tableParts, ExportView>()

export const runColumns = helper.columns([
  helper.accessor('begunAt', {
    header: () => t('exports.when'),
    meta: { width: '208px' },
    cell: ({ getValue }) => <Minute instant={getValue()} />,
  }),
  helper.accessor('by', {
    header: () => t('exports.who'),
    meta: { width: '18%' },
    cell: ({ getValue }) => (getValue() ? <bdi>{getValue()}</bdi> : <span className="none">{t('exports.cli')}</span>),
  }),
  helper.accessor('filter', { header: () => t('exports.what'), cell: ({ row }) => <What run={row.original} /> }),
  helper.accessor('written', {
    header: () => t('exports.notes'),
    meta: { numeric: true, width: '184px' },
    cell: ({ row }) => <Amount run={row.original} />,
  }),
  helper.accessor('format', {
    header: () => t('export.format'),
    meta: { width: '104px' },
    cell: ({ getValue }) => t(`export.${getValue()}`),
  }),
  helper.accessor('redacted', {
    header: () => t('exports.customers'),
    meta: { width: '136px', wideOnly: true },
    cell: ({ getValue }) => t(getValue() ? 'exports.leftOut' : 'exports.named'),
  }),
])

function Minute({ instant }: { instant: string }) {
  const { minute } = useDates()
  return <time dateTime={instant}>{minute(instant)}</time>
}

/** Its filter, and its file where that is kept. */
function What({ run: { id, filter, keptUntil } }: { run: ExportView }) {
  const { day } = useDates()
  return (
    <div className="export-what">
      <FilterDoor filter={filter} />
      {filter.hadWords && <span className="quiet">{t('exports.hadWords')}</span>}
      {keptUntil && (
        <a className="quiet" href={`/api/exports/${id}/file`} download>
          {t('exports.file', { day: day(keptUntil) })}
        </a>
      )}
    </div>
  )
}

/** How much it was; one that is not whole says so. */
function Amount({ run: { state, written, total } }: { run: ExportView }) {
  if (state === 'finished') return formatCount(written)
  const rows = { number: formatCount(written), total: formatCount(total ?? 0) }
  return (
    <span className="export-what">
      {t('exports.of', rows)}
      <span className="quiet">{t(`exports.${state}`)}</span>
    </span>
  )
}
