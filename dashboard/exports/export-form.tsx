import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components'
import { type ExportChoice, exportAddress } from '@/dashboard/api/exports'
import { useFilter } from '@/dashboard/filters/use-filter'
import { formatCount } from '@/dashboard/format/counts'
import { useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { exportFormat } from '@/utils/model/export'
import { ColumnChoice } from './column-choice'
import { WeeklyButton } from './weekly-button'

interface Props {
  total: number
  choice: ExportChoice
  onChange: (choice: ExportChoice) => void
  run: string
  onStart: () => void
}

/** What the file is to be like. Its link is one, so that the browser saves what comes however much it is. */
export function ExportForm({ total, choice, onChange, run, onStart }: Props) {
  const filter = useFilter()
  const { exportUnredacted } = useRights()
  const { format, redact, about, bom, columns } = choice
  const change = (part: Partial<ExportChoice>) => onChange({ ...choice, ...part })
  return (
    <>
      <RadioGroup
        className="choices"
        value={format}
        onChange={(value) => change({ format: exportFormat.catch('csv').parse(value) })}
      >
        <Label>{t('export.format')}</Label>
        {exportFormat.options.map((value) => (
          <Radio key={value} value={value} className="choice">
            <span className="dot" aria-hidden />
            <span>
              <strong>{t(`export.${value}`)}</strong>
              <span className="quiet">{t(`export.${value}Hint`)}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <ColumnChoice columns={columns} onChange={(chosen) => change({ columns: chosen })} />
      <div className="export-options">
        <Option
          isSelected={redact}
          onChange={(isSelected) => change({ redact: isSelected })}
          isDisabled={!exportUnredacted}
          label={t('export.redact')}
        />
        <Option
          isSelected={about || format === 'xlsx'}
          onChange={(isSelected) => change({ about: isSelected })}
          isDisabled={format === 'xlsx'}
          label={t(format === 'xlsx' ? 'export.aboutSheet' : 'export.about')}
        />
        {format === 'csv' && (
          <Option isSelected={bom} onChange={(isSelected) => change({ bom: isSelected })} label={t('export.bom')} />
        )}
      </div>
      <div className="dialog-buttons">
        <WeeklyButton choice={choice} />
        <a
          className="button button-primary"
          href={exportAddress(filter, choice, run)}
          download
          // After the browser has followed it: the link is gone with the form.
          onClick={() => setTimeout(onStart)}
        >
          {t('export.download', { count: total, number: formatCount(total) })}
        </a>
      </div>
    </>
  )
}

interface OptionProps {
  label: string
  isSelected: boolean
  isDisabled?: boolean
  onChange: (isSelected: boolean) => void
}

function Option({ label, ...props }: OptionProps) {
  return (
    <Checkbox className="check" {...props}>
      <span className="box" aria-hidden />
      {label}
    </Checkbox>
  )
}
