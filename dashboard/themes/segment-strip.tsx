import { Link } from '@tanstack/react-router'
import type { FilterSearch } from '@/dashboard/address/filter-address'
import { t } from '@/dashboard/strings'
import type { ThemeSummary } from '@/utils/model/views'
import { SHOWN, stripParts } from './segments'

interface Props {
  segments: ThemeSummary['segments']
  order: readonly (string | null)[]
  within: FilterSearch
}

/** How the deals of a theme divide over segments. */
export function SegmentStrip({ segments, order, within }: Props) {
  return (
    <span className="strip">
      {stripParts(segments, order).map(({ segment, place, deals }) => {
        const label = t('strip.part', { segment: segment ?? t('segment.none'), count: deals })
        const look = { className: 'strip-part', 'data-place': place, style: { flexGrow: deals }, title: label }
        // No filter means "without a segment", so that part is no door.
        if (segment === null) return <span key="" {...look} />
        return (
          <Link key={segment} to="/deals" search={{ ...within, segment: [segment] }} aria-label={label} {...look} />
        )
      })}
    </span>
  )
}

export function SegmentLegend({ order }: { order: readonly (string | null)[] }) {
  const shown = order.slice(0, SHOWN)
  return (
    <p className="legend wide-only">
      {shown.map((segment, place) => (
        <span key={segment} data-place={place}>
          {segment ?? t('segment.none')}
        </span>
      ))}
      {order.length > SHOWN && <span data-place={SHOWN}>{t('segment.others')}</span>}
    </p>
  )
}
