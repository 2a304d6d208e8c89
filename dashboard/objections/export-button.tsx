import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button, Checkbox, Dialog, DialogTrigger, Label, Popover, Radio, RadioGroup } from 'react-aria-components'
import { exportAddress } from '@/dashboard/api/queries'
import { useFilter } from '@/dashboard/filters/use-filter'
import { formatCount } from '@/dashboard/format/counts'
import { useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'

const formats = ['csv', 'xlsx', 'jsonl'] as const
type Format = (typeof formats)[number]

/** A file of exactly what is filtered; its button says how much that is. */
export function ExportButton({ total }: { total: number | undefined }) {
  return (
    <DialogTrigger>
      <Button className="button" isDisabled={!total}>
        <Download aria-hidden size={14} />
        {total ? t('export.open', { count: total, number: formatCount(total) }) : t('export.none')}
      </Button>
      <Popover className="popover export" placement="bottom end">
        <Dialog className="dialog-plain" aria-label={t('export.title')}>
          {({ close }) => <ExportChoice total={total ?? 0} onDone={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function ExportChoice({ total, onDone }: { total: number; onDone: () => void }) {
  const filter = useFilter()
  const { exportUnredacted } = useRights()
  const [format, setFormat] = useState<Format>('csv')
  const [bom, setBom] = useState(false)
  const [redact, setRedact] = useState(!exportUnredacted)
  const address = exportAddress(filter, { format, bom: bom && format === 'csv', redact })
  return (
    <>
      <RadioGroup
        className="choices"
        value={format}
        onChange={(value) => setFormat(formats.find((f) => f === value) ?? 'csv')}
      >
        <Label>{t('export.format')}</Label>
        {formats.map((value) => (
          <Radio key={value} value={value} className="choice">
            <span className="dot" aria-hidden />
            <span>
              <strong>{t(`export.${value}`)}</strong>
              <span className="quiet">{t(`export.${value}Hint`)}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <Option isSelected={bom} onChange={setBom} isDisabled={format !== 'csv'} label={t('export.bom')} />
      <Option isSelected={redact} onChange={setRedact} isDisabled={!exportUnredacted} label={t('export.redact')} />
      <a className="button button-primary" href={address} download onClick={onDone}>
        {t('export.download', { count: total, number: formatCount(total) })}
      </a>
    </>
  )
}

interface OptionProps {
  label: string
  isSelected: boolean
  isDisabled: boolean
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
