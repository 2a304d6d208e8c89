import type { MarkKind, Severity } from '../model/words'

/** How the line writes a severity; also how the list shows it. */
export const SEVERITY_SIGN: Record<Severity, string> = { blocker: '!!', pain: '!', nice: '~', unknown: '·' }

export const KIND_SIGN: Record<MarkKind, string> = { objection: '', question: '?', praise: '+', promise: '>' }
