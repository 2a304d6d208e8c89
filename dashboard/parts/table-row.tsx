import type { ReactTable, Row as TableRowModel } from '@tanstack/react-table'
import type { tableParts } from './table-parts'

interface Props<Row extends object> {
  table: ReactTable<typeof tableParts, Row>
  row: TableRowModel<typeof tableParts, Row>
  /** Which row of the whole table this is, where not all are drawn. */
  place?: number
}

export function TableRow<Row extends object>({ table, row, place }: Props<Row>) {
  return (
    <tr aria-rowindex={place}>
      {row.getAllCells().map((cell) => {
        const { numeric, wideOnly } = cell.column.columnDef.meta ?? {}
        return (
          <td key={cell.id} data-numeric={numeric} data-wide={wideOnly}>
            <table.FlexRender cell={cell} />
          </td>
        )
      })}
    </tr>
  )
}
