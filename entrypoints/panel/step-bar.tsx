import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { t } from './strings'

interface StepBarProps {
  state: ExtensionState
  step: (by: 1 | -1) => void
}

/** At which of its steps the demo is: a note made now carries it. */
export function StepBar({ state: { demo, step: at }, step }: StepBarProps) {
  if (!demo || demo.steps.length === 0) return null
  const count = demo.steps.length
  return (
    <div className="steps">
      <span className="count">{`${at + 1}/${count}`}</span>
      <span className="step" dir="auto" role="status" aria-label={t('step.label', { at: at + 1, count })}>
        {demo.steps[at]}
      </span>
      <span className="gap" />
      <button
        type="button"
        className="icon"
        aria-label={t('step.previous')}
        title={`${t('step.previous')} (Alt+↑)`}
        aria-keyshortcuts="Alt+ArrowUp"
        disabled={at === 0}
        onClick={() => step(-1)}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon"
        aria-label={t('step.next')}
        title={`${t('step.next')} (Alt+↓)`}
        aria-keyshortcuts="Alt+ArrowDown"
        disabled={at === count - 1}
        onClick={() => step(1)}
      >
        <ChevronRight size={16} aria-hidden="true" />
      </button>
    </div>
  )
}
