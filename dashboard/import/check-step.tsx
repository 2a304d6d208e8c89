import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { v7 } from 'uuid'
import { sendImport } from '@/dashboard/api/imports'
import { formatCount } from '@/dashboard/format/counts'
import { ErrorState, InlineError } from '@/dashboard/parts/error-state'
import { t } from '@/dashboard/strings'
import { FirstRows } from './first-rows'
import { ImportCounts } from './import-counts'
import { ImportProgress } from './import-progress'
import { Problems } from './problems'
import { StepFoot } from './step-foot'
import type { StepProps } from './wizard'

/** What the import would do, row by row; from here it is done, with its progress in sight. */
export function CheckStep({ wizard, go }: StepProps) {
  const { file, choice } = wizard
  const [batch, setBatch] = useState(() => v7())
  const [stop, setStop] = useState(() => new AbortController())
  const trial = useQuery({
    queryKey: ['imports', 'trial', batch],
    queryFn: ({ signal }) => sendImport(file as File, choice, { signal }),
    enabled: file !== null,
    // A file is not sent again because somebody else has changed something.
    staleTime: 'static',
    retry: false,
  })
  const run = useMutation({
    mutationFn: (of: File) => sendImport(of, choice, { signal: stop.signal, batch }),
    onSuccess: (answer) => go({ type: 'imported', answer }),
  })
  const back = () => go({ type: 'wentTo', step: 'columns' })
  if (!file) return null
  if (run.isPending) return <ImportProgress batch={batch} onStop={() => stop.abort()} />
  if (trial.error) return <ErrorState error={trial.error} retry={() => void trial.refetch()} />
  if (!trial.data)
    return (
      <p className="import-lead" role="status">
        {t('import.trying')}
      </p>
    )
  const { imported, updated } = trial.data
  const again = () => {
    setBatch(v7())
    setStop(new AbortController())
    run.reset()
  }
  if (run.error && stop.signal.aborted) return <Stopped onAgain={again} />
  return (
    <form
      className="import-form"
      onSubmit={(event) => {
        event.preventDefault()
        run.mutate(file)
      }}
    >
      <ImportCounts answer={trial.data} isDone={false} />
      <InlineError error={run.error} />
      <StepFoot back={back} next={nextText(imported + updated)} isReady={imported + updated > 0} />
      <FirstRows rows={trial.data.firstRows} />
      <Problems answer={trial.data} fileName={file.name} />
    </form>
  )
}

function nextText(count: number): string {
  return count === 0 ? t('import.nothing') : t('import.start', { count, number: formatCount(count) })
}

function Stopped({ onAgain }: { onAgain: () => void }) {
  return (
    <div className="import-form" role="alert">
      <p className="import-lead">{t('import.stopped')}</p>
      <div className="import-foot">
        <Button className="button button-primary" onPress={onAgain} autoFocus>
          {t('import.tryAgain')}
        </Button>
      </div>
    </div>
  )
}
