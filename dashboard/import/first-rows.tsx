import { Amount } from '@/dashboard/parts/money-total'
import { OutcomeTag } from '@/dashboard/parts/outcome-tag'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { FirstRow } from '@/utils/model/import'
import { fieldName } from './field-name'

const heads = ['line', 'id', 'account', 'name', 'segment', 'owner', 'outcome', 'amount', 'closedAt'] as const

/** The first rows as they will be, to see at a glance that every column sits right. */
export function FirstRows({ rows }: { rows: readonly FirstRow[] }) {
  const { day } = useDates()
  if (rows.length === 0) return null
  return (
    <section className="import-rows">
      <h2>{t('import.firstRows')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="table-frame" tabIndex={0} aria-label={t('import.firstRows')}>
        <table className="table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head === 'line' ? t('import.line') : fieldName(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                {[row.externalId, row.account, row.name, row.segment, row.owner].map((text, at) => (
                  <td key={heads[at + 1]}>{text ? <bdi>{text}</bdi> : <span className="none">{t('none')}</span>}</td>
                ))}
                <td>
                  <OutcomeTag outcome={row.outcome} />
                </td>
                <td data-numeric>
                  <Amount {...row} />
                </td>
                <td>{row.closedAt ? day(row.closedAt) : <span className="none">{t('none')}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
