import { z } from 'zod'

// The closed lists of the product's vocabulary. Each but the kinds of mark ends in `unknown`: a legal
// answer that is stored, never defaulted away.

export const markKind = z.enum(['objection', 'praise', 'question', 'promise'])
export type MarkKind = z.infer<typeof markKind>

/** Defined by the workaround: none exists, one exists but is not good enough, an acceptable one exists. */
export const severity = z.enum(['blocker', 'pain', 'nice', 'unknown'])
export type Severity = z.infer<typeof severity>

/** In the order of the panel's numbered chips: `Alt+1` is the first. */
export const category = z.enum([
  'capability',
  'complexity',
  'price',
  'integration',
  'security',
  'performance',
  'usability',
  'migration',
  'proof',
  'timing',
  'authority',
  'status_quo',
  'misfit',
  'demo_fault',
  'other',
  'unknown',
])
export type Category = z.infer<typeof category>

export const speaker = z.enum(['economic_buyer', 'champion', 'technical', 'user', 'procurement', 'unknown'])
export type Speaker = z.infer<typeof speaker>

/** Whether the objection was answered in the demo itself. */
export const handled = z.enum(['yes', 'partly', 'no', 'promised', 'unknown'])
export type Handled = z.infer<typeof handled>

export const captureSource = z.enum(['live', 'debrief', 'import'])

/** What a theme asks for; `hidden` exists but was not shown. */
export const themeKind = z.enum([
  'missing',
  'too_complex',
  'hidden',
  'not_believed',
  'price',
  'segment_misfit',
  'other',
  'unknown',
])
export type ThemeKind = z.infer<typeof themeKind>

export const themeStatus = z.enum(['new', 'triaged', 'planned', 'building', 'shipped', 'declined', 'unknown'])
export type ThemeStatus = z.infer<typeof themeStatus>

export const outcome = z.enum(['open', 'won', 'lost', 'no_decision', 'disqualified', 'unknown'])
export type Outcome = z.infer<typeof outcome>

export const role = z.enum(['se', 'manager', 'pm', 'admin'])
export type Role = z.infer<typeof role>

/** What the engineer shares while demoing; decides which surface the chord opens. */
export const shareMode = z.enum(['none', 'tab', 'window', 'screen'])
export type ShareMode = z.infer<typeof shareMode>

/** How somebody signed in to the dashboard. */
export const signInMeans = z.enum(['link', 'password', 'oidc'])
export type SignInMeans = z.infer<typeof signInMeans>
