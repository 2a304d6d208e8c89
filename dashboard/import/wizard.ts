import type { ImportChoice } from '@/dashboard/api/imports'
import type { ImportAnswer, ImportField, ImportLook } from '@/utils/model/import'

export const STEPS = ['file', 'columns', 'formats', 'check', 'done'] as const
export type Step = (typeof STEPS)[number]

/** How far a person is with a file, and what was answered on the way: going back loses nothing. */
export interface Wizard {
  step: Step
  file: File | null
  look: ImportLook | null
  choice: ImportChoice
  answer: ImportAnswer | null
}

export type WizardEvent =
  | { type: 'looked'; file: File; look: ImportLook }
  | { type: 'mapped'; field: ImportField; column: string | null }
  | { type: 'chose'; choice: ImportChoice }
  /** The columns stand, and the file was looked at with them. */
  | { type: 'columnsDone'; look: ImportLook }
  | { type: 'formatsDone' }
  | { type: 'imported'; answer: ImportAnswer }
  | { type: 'wentTo'; step: Step }
  | { type: 'restarted' }

/** What every step is given: where the person stands, and how to go on. */
export interface StepProps {
  wizard: Wizard
  go: (event: WizardEvent) => void
}

export const FIRST: Wizard = { step: 'file', file: null, look: null, choice: {}, answer: null }

export function advance(wizard: Wizard, event: WizardEvent): Wizard {
  switch (event.type) {
    case 'looked': {
      const { file, look } = event
      return { ...FIRST, step: 'columns', file, look, choice: { mapping: look.mapping } }
    }
    case 'mapped': {
      const { [event.field]: _, ...others } = wizard.choice.mapping ?? {}
      const mapping = event.column === null ? others : { ...others, [event.field]: event.column }
      // Another column may be written in another way: what was answered about the former is asked again.
      const { numberFormat: _number, dateFormat: _date, ...choice } = wizard.choice
      return { ...wizard, choice: { ...choice, mapping } }
    }
    case 'chose':
      return { ...wizard, choice: { ...wizard.choice, ...event.choice } }
    case 'columnsDone':
      return { ...wizard, look: event.look, step: event.look.questions.length > 0 ? 'formats' : 'check' }
    case 'formatsDone':
      return { ...wizard, step: 'check' }
    case 'imported':
      return { ...wizard, answer: event.answer, step: 'done' }
    case 'wentTo':
      return { ...wizard, step: event.step }
    case 'restarted':
      return FIRST
  }
}

/** The steps that this file has: formats only where there is something to ask. */
export function stepsOf({ look }: Wizard): Step[] {
  return STEPS.filter((step) => step !== 'formats' || !look || look.questions.length > 0)
}

/** What is still to be answered before the file can be read. */
export function openQuestions({ look, choice }: Wizard): ImportLook['questions'] {
  return look?.questions.filter(({ about }) => choice[about] === undefined) ?? []
}
