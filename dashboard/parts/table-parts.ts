import {
  createSortedRowModel,
  metaHelper,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_text,
  type TableOptions,
  tableFeatures,
} from '@tanstack/react-table'

export interface ColumnMeta {
  /** Figures stand flush right, one below the other. */
  numeric?: true
  /** A share of the table's width, such as `24%`; the rest is divided over the columns without one. */
  width?: string
  /** Left out where the page is narrow. */
  wideOnly?: true
}

/** What every table of the dashboard can do. */
export const tableParts = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, text: sortFn_text },
  columnMeta: metaHelper<ColumnMeta>(),
})

export type Columns<Row extends object> = TableOptions<typeof tableParts, Row>['columns']
