import { Button, Disclosure, DisclosurePanel, Heading, ListBox, ListBoxItem } from 'react-aria-components'
import { t } from '@/dashboard/strings'
import { exportColumns } from '@/utils/model/export-columns'

interface Props {
  /** In their order; none means all. */
  columns: readonly string[]
  onChange: (columns: string[]) => void
}

/** Which columns the file has, by the names that stand in it, in the order in which they are picked. */
export function ColumnChoice({ columns, onChange }: Props) {
  const pick = (picked: ReadonlySet<string>) =>
    onChange([
      ...columns.filter((column) => picked.has(column)),
      ...[...picked].filter((one) => !columns.includes(one)),
    ])
  return (
    <Disclosure className="columns">
      <Heading level={3}>
        <Button slot="trigger" className="columns-head">
          <span>{t('export.columns')}</span>
          <span className="quiet" dir={columns.length > 0 ? 'ltr' : undefined}>
            {columns.join(', ') || t('export.allColumns', { count: exportColumns.length })}
          </span>
        </Button>
      </Heading>
      <DisclosurePanel>
        <ListBox
          className="listbox columns-list"
          aria-label={t('export.columns')}
          layout="grid"
          selectionMode="multiple"
          selectedKeys={columns}
          onSelectionChange={(keys) =>
            pick(new Set(keys === 'all' ? exportColumns.map(({ column }) => column) : [...keys].map(String)))
          }
        >
          {exportColumns.map(({ column }) => (
            <ListBoxItem key={column} id={column} className="option" textValue={column}>
              <span className="box" aria-hidden>
                {columns.includes(column) && columns.indexOf(column) + 1}
              </span>
              <code dir="ltr">{column}</code>
            </ListBoxItem>
          ))}
        </ListBox>
        <p className="quiet columns-foot">
          {t('export.columnsHint')}
          {columns.length > 0 && (
            <Button className="button button-plain" onPress={() => onChange([])}>
              {t('export.chooseAll')}
            </Button>
          )}
        </p>
      </DisclosurePanel>
    </Disclosure>
  )
}
