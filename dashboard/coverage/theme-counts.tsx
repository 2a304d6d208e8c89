import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useFilter } from '@/dashboard/filters/use-filter'
import { formatCount } from '@/dashboard/format/counts'
import { DataTable } from '@/dashboard/parts/data-table'
import type { tableParts } from '@/dashboard/parts/table-parts'
import { t } from '@/dashboard/strings'
import { CountDoor } from '@/dashboard/themes/doors'
import { useThemes } from '@/dashboard/themes/use-themes'
import type { ThemeSummary } from '@/utils/model/views'

interface Place {
  theme: ThemeSummary
  place: number
  /** Where it stands when counted the other way. */
  other: number
}

const helper = createColumnHelper<typeof tableParts, Place>()
const MOST = 15

/** What is heard most, counted by notes or by deals: a theme that one voice repeats falls when deals count. */
export function ThemeCounts({ per }: { per: 'note' | 'deal' }) {
  const { themes } = useThemes()
  const filter = useFilter()
  const places = useMemo(() => placesOf(themes ?? [], per).slice(0, MOST), [themes, per])
  const columns = useMemo(
    () =>
      helper.columns([
        helper.display({
          id: 'place',
          header: () => <span className="sr-only">{t('coverage.place')}</span>,
          meta: { numeric: true, width: '56px' },
          cell: ({ row }) => row.original.place,
        }),
        helper.display({
          id: 'theme',
          header: () => t('field.theme'),
          cell: ({ row: { original } }) => (
            <Link to="/themes/$themeId" params={{ themeId: original.theme.id }} search={filter} dir="auto">
              {original.theme.title}
            </Link>
          ),
        }),
        helper.display({
          id: 'notes',
          header: () => t('nav.objections'),
          meta: { numeric: true, width: '112px' },
          cell: ({ row }) => formatCount(row.original.theme.objections),
        }),
        helper.display({
          id: 'deals',
          header: () => t('nav.deals'),
          meta: { numeric: true, width: '112px' },
          cell: ({ row: { original } }) => (
            <CountDoor count={original.theme.deals} within={{ ...filter, theme: [original.theme.id] }} />
          ),
        }),
        helper.display({
          id: 'other',
          header: () => t(per === 'note' ? 'coverage.placeByDeals' : 'coverage.placeByNotes'),
          meta: { numeric: true, width: '176px' },
          cell: ({ row }) => row.original.other,
        }),
      ]),
    [filter, per],
  )
  if (places.length === 0) return null
  return (
    <section className="block">
      <h2>{t(per === 'note' ? 'coverage.heardByNotes' : 'coverage.heardByDeals')}</h2>
      <DataTable label={t('coverage.heard')} columns={columns} rows={places} idOf={({ theme }) => theme.id} />
    </section>
  )
}

function placesOf(themes: readonly ThemeSummary[], per: 'note' | 'deal'): Place[] {
  const by = (count: (theme: ThemeSummary) => number) =>
    themes.toSorted((a, b) => count(b) - count(a) || a.title.localeCompare(b.title))
  const [byNotes, byDeals] = [by(({ objections }) => objections), by(({ deals }) => deals)]
  const [shown, others] = per === 'note' ? [byNotes, byDeals] : [byDeals, byNotes]
  return shown.map((theme, at) => ({ theme, place: at + 1, other: others.indexOf(theme) + 1 }))
}
