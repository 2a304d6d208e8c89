import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import { schedulesQuery, stopSchedule } from '@/dashboard/api/exports'
import { formatCalendarDay } from '@/dashboard/format/dates'
import { InlineError } from '@/dashboard/parts/error-state'
import { Meta } from '@/dashboard/parts/meta'
import { t } from '@/dashboard/strings'
import type { ScheduleList } from '@/utils/model/export'
import { FilterDoor } from './filter-door'

/** What is made every Monday, and the way to stop it; nothing where there is none. */
export function WeeklyList() {
  const { data } = useQuery(schedulesQuery)
  if (!data || data.rows.length === 0) return null
  return (
    <section className="weekly">
      <h2>{t('exports.weekly')}</h2>
      <ul>
        {data.rows.map((schedule) => (
          <Weekly key={schedule.id} schedule={schedule} />
        ))}
      </ul>
    </section>
  )
}

function Weekly({ schedule: { id, by, filter, format, next } }: { schedule: ScheduleList['rows'][number] }) {
  const client = useQueryClient()
  const stop = useMutation({
    mutationFn: () => stopSchedule(id),
    onSettled: () => client.invalidateQueries(schedulesQuery),
  })
  return (
    <li>
      <FilterDoor filter={filter} />
      <Meta>
        {t(`export.${format}`)}
        <bdi>{by}</bdi>
        {t('exports.next', { day: formatCalendarDay(next) })}
      </Meta>
      <Button className="button" isDisabled={stop.isPending} onPress={() => stop.mutate()}>
        {t('export.stop')}
      </Button>
      <InlineError error={stop.error} />
    </li>
  )
}
