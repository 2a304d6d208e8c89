import type { Objection } from '../model/records'

export type ExportFormat = 'markdown' | 'text' | 'csv' | 'jsonl'

/** A note with the words beside it that this device knows; owner and amount stay at the endpoint. */
export interface ExportNote extends Objection {
  account: string | null
  deal: string | null
  segment: string | null
  outcome: string | null
  theme: string | null
  demoStartedAt: string | null
}

/** One's own notes as a text to copy or to save as a file. */
export interface ExportedText {
  text: string
  fileName: string
  notes: number
}
