import { CircleCheck, CircleDashed, CircleDot, CircleMinus, CircleSlash, CircleX } from 'lucide-react'
import { t } from '@/dashboard/strings'
import type { Outcome } from '@/utils/model/words'

const icons = {
  won: CircleCheck,
  lost: CircleX,
  open: CircleDot,
  no_decision: CircleMinus,
  disqualified: CircleSlash,
  unknown: CircleDashed,
}

/** How a deal ended: a shape, a colour and a word. */
export function OutcomeTag({ outcome, iconOnly }: { outcome: Outcome; iconOnly?: true }) {
  const Icon = icons[outcome]
  const label = t(`outcome.${outcome}`)
  return (
    <span className="outcome" data-outcome={outcome} title={iconOnly && label}>
      <Icon aria-hidden size={14} />
      <span className={iconOnly && 'sr-only'}>{label}</span>
    </span>
  )
}
