import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import { formatCount, formatShare } from '@/dashboard/format/counts'
import { DataTable } from '@/dashboard/parts/data-table'
import type { tableParts } from '@/dashboard/parts/table-parts'
import { t } from '@/dashboard/strings'
import type { Voice } from '@/utils/model/coverage'

type Per = 'note' | 'deal'

const helper = createColumnHelper<typeof tableParts, Voice>()

/** Through whom customers are heard, by name: marks who is not, and who drowns the rest; nobody is ranked. */
export function Voices({ voices, per }: { voices: readonly Voice[]; per: Per }) {
  const total = voices.reduce((sum, voice) => sum + countOf(voice, per), 0)
  const columns = useMemo(() => voiceColumns(per, total), [per, total])
  const loud = voices.find((voice) => (per === 'note' ? voice.outweighsByNotes : voice.outweighsByDeals))
  return (
    <section className="block">
      <h2>{t('coverage.voices')}</h2>
      <p className="block-words">
        {loud
          ? t(per === 'note' ? 'coverage.loudNotes' : 'coverage.loudDeals', {
              name: loud.name,
              share: formatShare(countOf(loud, per), total),
            })
          : t('coverage.even')}
      </p>
      <DataTable label={t('coverage.voices')} columns={columns} rows={voices} idOf={({ memberId }) => memberId} />
    </section>
  )
}

const countOf = ({ notes, deals }: Voice, per: Per) => (per === 'note' ? notes : deals)

// Figures are shown and not sorted by: a list of people by how much they write is a league table.
function voiceColumns(per: Per, total: number) {
  return helper.columns([
    helper.accessor('name', {
      header: () => t('members.name'),
      sortDescFirst: false,
      cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
    }),
    helper.display({
      id: 'demos',
      header: () => t('coverage.capturedDemos'),
      meta: { numeric: true, width: '176px' },
      cell: ({ row: { original } }) =>
        original.demos === 0 ? (
          <span className="none">{t('coverage.noDemo')}</span>
        ) : (
          t('coverage.of', { number: formatCount(original.captured), all: formatCount(original.demos) })
        ),
    }),
    helper.display({
      id: 'count',
      header: () => t(per === 'note' ? 'nav.objections' : 'nav.deals'),
      meta: { numeric: true, width: '112px' },
      cell: ({ row }) => formatCount(countOf(row.original, per)),
    }),
    helper.display({
      id: 'share',
      header: () => t('coverage.share'),
      meta: { width: '232px' },
      cell: ({ row }) => <Share part={countOf(row.original, per)} total={total} />,
    }),
    helper.display({
      id: 'mark',
      header: () => <span className="sr-only">{t('coverage.mark')}</span>,
      meta: { width: '208px' },
      cell: ({ row }) => <Mark voice={row.original} per={per} />,
    }),
  ])
}

function Share({ part, total }: { part: number; total: number }) {
  const width = total === 0 ? 0 : (part / total) * 100
  return (
    <span className="share">
      <span className="share-bar" aria-hidden>
        <span style={{ inlineSize: `${width}%` }} />
      </span>
      {formatShare(part, total)}
    </span>
  )
}

function Mark({ voice, per }: { voice: Voice; per: Per }) {
  const isLoud = per === 'note' ? voice.outweighsByNotes : voice.outweighsByDeals
  if (isLoud) return <span className="tag">{t('coverage.outweighs')}</span>
  if (voice.demos > 0 && voice.captured === 0) return <span className="tag">{t('coverage.never')}</span>
  return null
}
