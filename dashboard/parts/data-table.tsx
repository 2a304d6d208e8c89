import { type SortingState, useTable } from '@tanstack/react-table'
import { useState } from 'react'
import { TableHead } from './table-head'
import { type Columns, tableParts } from './table-parts'
import { TableRow } from './table-row'

interface Props<Row extends object> {
  label: string
  columns: Columns<Row>
  rows: readonly Row[]
  idOf: (row: Row) => string
  /** How it is sorted until somebody presses a column. */
  sorted?: SortingState
  isStale?: boolean
}

/** A table of everything it is about, sorted by pressing a column's name. */
export function DataTable<Row extends object>({ label, columns, rows, idOf, sorted = [], isStale }: Props<Row>) {
  const [sorting, setSorting] = useState<SortingState>(sorted)
  const table = useTable({
    features: tableParts,
    columns,
    data: rows,
    getRowId: idOf,
    state: { sorting },
    onSortingChange: setSorting,
    enableSortingRemoval: false,
    sortDescFirst: true,
  })
  return (
    <div className="table-frame" data-stale={isStale || undefined}>
      <table className="table" aria-label={label}>
        <TableHead table={table} />
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <TableRow key={row.id} table={table} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
