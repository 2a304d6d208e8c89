import type { Category, Handled, MarkKind, Severity, ShareMode, Speaker } from '../model/words'

// The lists that the panel offers, in its order, without zod, which would double the panel's size.
// A test holds them against utils/model/words.

export const SEVERITIES: readonly Severity[] = ['blocker', 'pain', 'nice', 'unknown']
export const KINDS: readonly MarkKind[] = ['objection', 'question', 'praise', 'promise']
export const SPEAKERS: readonly Speaker[] = [
  'unknown',
  'economic_buyer',
  'champion',
  'technical',
  'user',
  'procurement',
]
export const HANDLED: readonly Handled[] = ['yes', 'partly', 'no', 'promised', 'unknown']
export const SHARE_MODES: readonly ShareMode[] = ['none', 'tab', 'window', 'screen']

/** After how many quiet minutes a demo may end by itself; 0 is never. */
export const QUIET_MINUTES: readonly number[] = [0, 15, 30, 60, 120]

/** The categories without a number of their own. */
export const MORE_CATEGORIES: readonly Category[] = [
  'timing',
  'authority',
  'status_quo',
  'misfit',
  'demo_fault',
  'other',
]
