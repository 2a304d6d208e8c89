import { t } from './strings'

/** The extension was updated under this panel: it can save no more, the next chord brings the new one with its text. */
export function Orphaned({ chord }: { chord: string }) {
  return (
    <p className="fault orphaned" role="alert">
      {chord === '' ? t('line.updatedNoKey') : t('line.updated', { chord })}
    </p>
  )
}
