import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Undo2 } from 'lucide-react'
import { Button } from 'react-aria-components'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { undoImport } from '@/dashboard/api/imports'
import { formatCount } from '@/dashboard/format/counts'
import { InlineError } from '@/dashboard/parts/error-state'
import { t } from '@/dashboard/strings'
import type { UndoAnswer } from '@/utils/model/batch'

/** Takes an import back, and says what had to stay. */
export function UndoImport({ batch, onUndone }: { batch: string; onUndone?: () => void }) {
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: () => undoImport(batch),
    onSuccess: async () => {
      onUndone?.()
      await client.invalidateQueries()
    },
  })
  if (undo.data) return <Undone answer={undo.data} />
  return (
    <>
      <Button className="button" isDisabled={undo.isPending} onPress={() => undo.mutate()}>
        <Undo2 aria-hidden size={14} />
        {undo.isPending ? t('import.undoing') : t('import.undo')}
      </Button>
      <InlineError error={undo.error} />
    </>
  )
}

export function Undone({ answer: { removed, restored, kept, unlisted } }: { answer: UndoAnswer }) {
  const count = kept.length + unlisted
  return (
    <div role="status" className="import-undone">
      <p>{t('import.undone', { removed: formatCount(removed), restored: formatCount(restored) })}</p>
      {count > 0 && <p>{t('import.kept', { count, number: formatCount(count) })}</p>}
      <ul>
        {kept.map(({ id, name, reason }) => (
          <li key={id}>
            <Link to="/deals/$dealId" params={{ dealId: id }} search={onlyFilter} dir="auto">
              {name}
            </Link>{' '}
            <span className="quiet">{t(`import.keptFor.${reason}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
