import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { t } from '@/dashboard/strings'
import { ImportCounts } from './import-counts'
import { Problems } from './problems'
import { UndoImport } from './undo-import'
import type { StepProps } from './wizard'

/** What came of it, with the rows that were left out, and the way back. */
export function DoneStep({ wizard: { answer, file }, go }: StepProps) {
  const [isUndone, setUndone] = useState(false)
  if (!answer?.batch || !file) return null
  return (
    <div className="import-form">
      <div role="status">
        <ImportCounts answer={answer} isDone />
      </div>
      <div className="import-foot">
        {!isUndone && (
          <Link to="/deals" search={{}} className="button button-primary">
            {t('import.toDeals')}
          </Link>
        )}
        <Button className="button" onPress={() => go({ type: 'restarted' })}>
          {t('import.another')}
        </Button>
        <UndoImport batch={answer.batch} onUndone={() => setUndone(true)} />
      </div>
      {!isUndone && <Problems answer={answer} fileName={file.name} />}
    </div>
  )
}
