import { useState } from 'react'
import type { Fault } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'

/** What the last press of a button came to: said below it until the next one. */
export function useOutcome() {
  const [{ text, fault }, set] = useState<{ text: string; fault: Fault | null }>({ text: '', fault: null })
  return {
    say: (said: string) => set({ text: said, fault: null }),
    fail: (wrong: Fault) => set({ text: '', fault: wrong }),
    outcome: (
      <>
        <FaultLine fault={fault} />
        <p className="hint" role="status">
          {text}
        </p>
      </>
    ),
  }
}
