import type { ReactTable } from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { tableParts } from './table-parts'

/** Column names; those that sort are buttons and say how they do. */
export function TableHead<Row extends object>({ table }: { table: ReactTable<typeof tableParts, Row> }) {
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id}>
          {group.headers.map((header) => {
            const { column } = header
            const { numeric, width, wideOnly } = column.columnDef.meta ?? {}
            const direction = column.getIsSorted()
            return (
              <th
                key={header.id}
                scope="col"
                data-numeric={numeric}
                data-wide={wideOnly}
                style={{ width }}
                aria-sort={direction ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
              >
                {column.getCanSort() ? (
                  <button type="button" className="sort" onClick={column.getToggleSortingHandler()}>
                    <table.FlexRender header={header} />
                    {direction === 'asc' && <ArrowUp aria-hidden size={12} />}
                    {direction === 'desc' && <ArrowDown aria-hidden size={12} />}
                  </button>
                ) : (
                  <table.FlexRender header={header} />
                )}
              </th>
            )
          })}
        </tr>
      ))}
    </thead>
  )
}
