import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Button, Label, ProgressBar } from 'react-aria-components'
import { cancelExport, exportProgressQuery } from '@/dashboard/api/exports'
import { formatCount } from '@/dashboard/format/counts'
import { InlineError } from '@/dashboard/parts/error-state'
import { t } from '@/dashboard/strings'

/** A browser that asks where to save begins at once; one that has not begun by now was told not to download. */
const BEGINS_WITHIN_MS = 10_000

interface Props {
  run: string
  onAgain: () => void
  onClose: () => void
}

/** How far the file is while the browser saves it. Closing leaves it on its way; stopping cuts it off. */
export function ExportProgress({ run, onAgain, onClose }: Props) {
  const { data, error } = useQuery(exportProgressQuery(run))
  const stop = useMutation({ mutationFn: () => cancelExport(run) })
  const isLate = useLater(BEGINS_WITHIN_MS)
  const [written, total] = [data?.written ?? 0, data?.total ?? 0]
  const rows = { count: written, number: formatCount(written), total: formatCount(total) }
  const again = (
    <Button className="button" onPress={onAgain}>
      {t('export.again')}
    </Button>
  )
  if (error) return <End says={<InlineError error={error} />} buttons={again} onClose={onClose} />
  if (!data && isLate)
    return <End says={<p role="alert">{t('export.notBegun')}</p>} buttons={again} onClose={onClose} />
  if (data?.state === 'finished')
    return <End says={<p role="status">{t('export.finished', rows)}</p>} onClose={onClose} />
  if (data && data.state !== 'running') {
    const says = t(data.state === 'cancelled' ? 'export.cancelled' : 'export.failed', rows)
    return <End says={<p role="alert">{says}</p>} buttons={again} onClose={onClose} />
  }
  return (
    <End
      says={
        <>
          <ProgressBar className="progress" value={written} maxValue={total || 1} isIndeterminate={!data?.total}>
            {({ percentage = 0 }) => (
              <>
                <Label>{data?.total ? t('export.progress', rows) : t('export.beginning')}</Label>
                <span className="progress-track">
                  <span className="progress-done" style={{ inlineSize: `${percentage}%` }} />
                </span>
              </>
            )}
          </ProgressBar>
          <p className="quiet">{t('export.goesOn')}</p>
          <InlineError error={stop.error} />
        </>
      }
      buttons={
        <Button className="button" isDisabled={!data || stop.isPending || stop.isSuccess} onPress={() => stop.mutate()}>
          {t('export.stop')}
        </Button>
      }
      onClose={onClose}
    />
  )
}

function End({ says, buttons, onClose }: { says: ReactNode; buttons?: ReactNode; onClose: () => void }) {
  return (
    <>
      {says}
      <div className="dialog-buttons">
        {buttons}
        <Button className="button" onPress={onClose} autoFocus>
          {t('export.close')}
        </Button>
      </div>
    </>
  )
}

/** False until some time has passed. */
function useLater(ms: number): boolean {
  const [isLater, setLater] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return isLater
}
