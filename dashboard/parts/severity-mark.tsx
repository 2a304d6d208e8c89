import { t } from '@/dashboard/strings'
import type { Severity } from '@/utils/model/words'

/** The signs with which the line of the panel is typed, so that both surfaces speak one language. */
const signs = { blocker: '!!', pain: '!', nice: '~', unknown: '·' }

export function SeverityMark({ severity, withLabel }: { severity: Severity; withLabel?: true }) {
  const label = t(`severity.${severity}`)
  return (
    <span className="severity" title={withLabel ? undefined : label}>
      <span className="severity-sign" data-severity={severity} aria-hidden>
        {signs[severity]}
      </span>
      <span className={withLabel ? undefined : 'sr-only'}>{label}</span>
    </span>
  )
}
