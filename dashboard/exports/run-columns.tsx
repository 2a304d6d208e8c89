import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { themesQuery } from '@/dashboard/api/queries'
import { formatCount } from '@/dashboard/format/counts'
import type { tableParts } from '@/dashboard/parts/table-parts'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { ExportView } from '@/utils/model/export'
import { filterWords } from './filter-words'

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

/** Its filter, as a door to the list that has it now. */
function What({ run: { filter } }: { run: ExportView }) {
  const { data } = useQuery(themesQuery({}))
  const { hadWords, ...search } = filter
  const words = filterWords(search, data?.themes ?? [])
  return (
    <div className="export-what">
      <Link to="/objections" search={search} title={words} dir="auto">
        {words || t('exports.everything')}
      </Link>
      {hadWords && <span className="quiet">{t('exports.hadWords')}</span>}
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
