import type { Outcome } from '@/utils/model/words'

/** What CRMs call an outcome, without case, spaces and punctuation. */
const NAMES: Readonly<Record<string, Outcome>> = {
  open: 'open',
  won: 'won',
  closedwon: 'won',
  lost: 'lost',
  closedlost: 'lost',
  nodecision: 'no_decision',
  closednodecision: 'no_decision',
  disqualified: 'disqualified',
  unqualified: 'disqualified',
  canceled: 'no_decision',
  cancelled: 'no_decision',
  unknown: 'unknown',
}

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The outcome that a cell of an outcome column names; undefined when it names none. */
export function outcomeOf(text: string): Outcome | undefined {
  return NAMES[bare(text)]
}

/** The outcome that a pipeline stage stands for: any stage that is not an end is open. */
export function outcomeOfStage(stage: string): Outcome {
  return outcomeOf(stage) ?? 'open'
}
