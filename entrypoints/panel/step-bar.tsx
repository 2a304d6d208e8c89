import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { t } from './strings'

/** At which of its steps the demo is: a note made now carries it. */
export function StepBar({ state: { demo, step } }: { state: ExtensionState }) {
  if (!demo || demo.steps.length === 0) return null
  const count = demo.steps.length
  return (
    <div className="steps">
      <span className="count">{`${step + 1}/${count}`}</span>
      <span className="step" dir="auto" role="status" aria-label={t('step.label', { at: step + 1, count })}>
        {demo.steps[step]}
      </span>
      <span className="gap" />
      <button
        type="button"
        className="icon"
        aria-label={t('step.previous')}
        title={`${t('step.previous')} (Alt ↑)`}
        aria-keyshortcuts="Alt+ArrowUp"
        disabled={step === 0}
        onClick={() => sendMessage('moveStep', { by: -1 })}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon"
        aria-label={t('step.next')}
        title={`${t('step.next')} (Alt ↓)`}
        aria-keyshortcuts="Alt+ArrowDown"
        disabled={step === count - 1}
        onClick={() => sendMessage('moveStep', { by: 1 })}
      >
        <ChevronRight size={16} aria-hidden="true" />
      </button>
    </div>
  )
}
