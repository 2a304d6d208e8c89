import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { TableHead } from './table-head'
import { type Columns, tableParts } from './table-parts'
import { TableRow } from './table-row'

const ROW = 48
/** The next page is fetched this many rows before the end. */
const AHEAD = 25

interface Props<Row extends object> {
  label: string
  columns: Columns<Row>
  rows: readonly Row[]
  /** How many there are with those not fetched yet. */
  total: number
  idOf: (row: Row) => string
  isStale?: boolean
  onEnd: () => void
}

/** A table in the endpoint's order, of which only the rows in sight are drawn. */
export function LongTable<Row extends object>({ label, columns, rows, total, idOf, isStale, onEnd }: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null)
  const table = useTable({ features: tableParts, columns, data: rows, getRowId: idOf, enableSorting: false })
  const all = table.getRowModel().rows
  const virtual = useVirtualizer({
    count: all.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
  })
  const items = virtual.getVirtualItems()
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - AHEAD) onEnd()
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={scroller} className="long-table" data-stale={isStale || undefined} tabIndex={0} aria-label={label}>
      <table className="table" aria-label={label} aria-rowcount={total + 1}>
        <TableHead table={table} />
        <tbody>
          <Spacer height={above} />
          {items.map((item) => {
            const row = all[item.index]
            return row && <TableRow key={row.id} table={table} row={row} place={item.index + 2} />
          })}
          <Spacer height={below} />
        </tbody>
      </table>
    </section>
  )
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td className="spacer" style={{ height }} />
    </tr>
  )
}
