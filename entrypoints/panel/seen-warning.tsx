import { Eye } from 'lucide-react'
import { t } from './strings'

/** A window on a screen that is shared whole cannot be out of sight; it can only say so. */
export function SeenWarning() {
  return (
    <p className="warning" role="note">
      <Eye size={14} aria-hidden="true" />
      {t('check.seenHere')}
    </p>
  )
}
