import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Label, ProgressBar } from 'react-aria-components'
import { importQuery } from '@/dashboard/api/imports'
import { formatCount } from '@/dashboard/format/counts'
import { t } from '@/dashboard/strings'

/** How far the import is. Stopping it puts back what is in already. */
export function ImportProgress({ batch, onStop }: { batch: string; onStop: () => void }) {
  const { data } = useQuery(importQuery(batch))
  const [isStopping, setStopping] = useState(false)
  const [done, total] = [data?.done ?? 0, data?.total ?? 0]
  return (
    <div className="import-form">
      <ProgressBar className="progress" value={done} maxValue={total || 1} isIndeterminate={!total}>
        {({ percentage = 0 }) => (
          <>
            <Label>
              {total
                ? t('import.progress', { number: formatCount(done), total: formatCount(total) })
                : t('import.sending')}
            </Label>
            <span className="progress-track">
              <span className="progress-done" style={{ inlineSize: `${percentage}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <p className="quiet">{t('import.stay')}</p>
      <div className="import-foot">
        <Button
          className="button"
          isDisabled={isStopping}
          onPress={() => {
            setStopping(true)
            onStop()
          }}
          autoFocus
        >
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}
