import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import { addSchedule, type ExportChoice, schedulesQuery } from '@/dashboard/api/exports'
import { useFilter } from '@/dashboard/filters/use-filter'
import { InlineError } from '@/dashboard/parts/error-state'
import { useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'

/** The same file each Monday. Not with words that are looked for, which are kept nowhere. */
export function WeeklyButton({ choice }: { choice: ExportChoice }) {
  const filter = useFilter()
  const { seeExports } = useRights()
  const client = useQueryClient()
  const add = useMutation({
    mutationFn: () => addSchedule(filter, choice),
    onSuccess: () => client.invalidateQueries(schedulesQuery),
  })
  if (!seeExports || filter.text) return null
  if (add.isSuccess)
    return (
      // The button that had the focus is gone; without one Escape would no longer close the dialog.
      <p className="quiet weekly-done" role="status" tabIndex={-1} ref={(line) => line?.focus()}>
        {t('export.scheduled')}
      </p>
    )
  return (
    <>
      <InlineError error={add.error} />
      <Button className="button" isDisabled={add.isPending} onPress={() => add.mutate()}>
        {t('export.weekly')}
      </Button>
    </>
  )
}
