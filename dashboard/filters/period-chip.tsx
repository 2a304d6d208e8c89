import { ChevronDown } from 'lucide-react'
import { Button, Dialog, DialogTrigger, Input, Label, Popover, TextField } from 'react-aria-components'
import { type FilterSearch, onlyFilter } from '@/dashboard/address/filter-address'
import { formatCalendarDay } from '@/dashboard/format/dates'
import { periodOf, presetOf, presets } from '@/dashboard/format/periods'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { useFilter, useSetFilter } from './use-filter'

/** From which day to which: presets stand as dates in the address, so that a link keeps its meaning. */
export function PeriodChip() {
  const filter = useFilter()
  const setFilter = useSetFilter()
  const day = useDates().today()
  const set = (period: Pick<FilterSearch, 'from' | 'to'>) => setFilter((now) => onlyFilter({ ...now, ...period }))
  const label = periodLabel(filter, day)
  const current = presetOf(filter, day)
  return (
    <DialogTrigger>
      <Button className="chip" data-active={label ? true : undefined}>
        <span>{t('field.period')}</span>
        {label && <strong>{label}</strong>}
        <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover period" placement="bottom start">
        <Dialog className="dialog-plain" aria-label={t('field.period')}>
          {({ close }) => (
            <>
              <div className="period-presets">
                {presets.map((preset) => (
                  <Button
                    key={preset}
                    className="option"
                    aria-pressed={preset === current}
                    onPress={() => {
                      set(periodOf(preset, day))
                      close()
                    }}
                  >
                    {t(`period.${preset}`)}
                  </Button>
                ))}
              </div>
              <div className="period-days">
                <DayField label={t('field.from')} value={filter.from} onChange={(from) => set({ from })} />
                <DayField label={t('field.to')} value={filter.to} onChange={(to) => set({ to })} />
              </div>
              {label && (
                <Button className="popover-foot" onPress={() => set({ from: undefined, to: undefined })}>
                  {t('period.any')}
                </Button>
              )}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

interface DayFieldProps {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
}

function DayField({ label, value = '', onChange }: DayFieldProps) {
  return (
    <TextField className="field" type="date" value={value} onChange={(day) => onChange(day || undefined)}>
      <Label>{label}</Label>
      <Input />
    </TextField>
  )
}

function periodLabel(filter: FilterSearch, day: string): string | undefined {
  const preset = presetOf(filter, day)
  if (preset) return t(`period.${preset}`)
  const { from, to } = filter
  if (from && to) return t('period.between', { from: formatCalendarDay(from), to: formatCalendarDay(to) })
  if (from) return t('period.since', { from: formatCalendarDay(from) })
  return to && t('period.until', { to: formatCalendarDay(to) })
}
