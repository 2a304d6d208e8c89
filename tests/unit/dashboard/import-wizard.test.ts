import { describe, expect, it } from 'vitest'
import { problemRows } from '@/dashboard/import/problem-rows'
import { advance, FIRST, openQuestions, stepsOf, type Wizard, type WizardEvent } from '@/dashboard/import/wizard'
import type { FormatQuestion, ImportLook } from '@/utils/model/import'

const file = new File(['id\n1'], 'deals.csv')
const aLook = (look: Partial<ImportLook> = {}): ImportLook => ({
  ...{ encoding: 'utf-8', delimiter: ',', rows: 1, numberFormat: null, dateFormat: null, questions: [] },
  columns: [{ name: 'id', samples: ['1'] }],
  mapping: { id: 'id' },
  ...look,
})
const question: FormatQuestion = { about: 'dateFormat', value: '03/04/2026', answers: [] }
const wizardAfter = (...events: WizardEvent[]): Wizard => events.reduce(advance, FIRST)
const looked = { type: 'looked', file, look: aLook() } as const

describe('the wizard of an import', () => {
  it('asks for formats only where the file leaves them open', () => {
    expect(wizardAfter(looked, { type: 'columnsDone', look: aLook() }).step).toBe('check')
    const asked = wizardAfter(looked, { type: 'columnsDone', look: aLook({ questions: [question] }) })
    expect([asked.step, stepsOf(asked).includes('formats'), openQuestions(asked)]).toEqual([
      'formats',
      true,
      [question],
    ])
    expect(openQuestions(advance(asked, { type: 'chose', choice: { dateFormat: 'DD/MM/YYYY' } }))).toEqual([])
  })

  it('keeps what was chosen when somebody goes back, but for formats of other columns', () => {
    const chosen = wizardAfter(looked, { type: 'chose', choice: { currency: 'EUR', dateFormat: 'DD/MM/YYYY' } })
    expect(advance(chosen, { type: 'wentTo', step: 'columns' }).choice).toEqual(chosen.choice)
    const remapped = advance(chosen, { type: 'mapped', field: 'name', column: 'id' })
    expect(remapped.choice).toEqual({ currency: 'EUR', mapping: { id: 'id', name: 'id' } })
    expect(advance(remapped, { type: 'mapped', field: 'name', column: null }).choice.mapping).toEqual({ id: 'id' })
  })
})

describe('the problem rows of an import', () => {
  it('are a CSV file by line, which no spreadsheet runs', () => {
    const rejected = [{ line: 9, reason: '=1+1 is "none"' }]
    expect(problemRows({ rejected, warnings: [{ line: 2, reason: 'no account' }] })).toBe(
      'line,problem,reason\r\n2,warning,no account\r\n9,left out,"\'=1+1 is ""none"""\r\n',
    )
  })
})
