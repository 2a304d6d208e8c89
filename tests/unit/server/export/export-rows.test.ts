import { describe, expect, it } from 'vitest'
import { exportRow } from '@/server/export/export-rows'
import { exportColumns } from '@/utils/model/export-columns'
import { newId, objectionId } from '@/utils/model/ids'
import type { ObjectionView } from '@/utils/model/views'

function aView(view: Partial<ObjectionView> = {}): ObjectionView {
  const at = '2026-11-24T10:00:00.000Z'
  return {
    ...{ id: newId(objectionId), workspaceId: null, memberId: null, demoId: null, dealId: null, kind: 'objection' },
    ...{ text: '', quote: null, severity: 'unknown', category: 'unknown', area: null, competitor: null },
    ...{ speaker: 'unknown', handled: 'unknown', themeId: null, themeBy: null, page: null, step: null, atMs: null },
    ...{ raisedAt: at, source: 'live', createdAt: at, deletedAt: null, member: null, theme: null, deal: null },
    ...{ account: null, segment: null, owner: null, outcome: null, amount: null, currency: null },
    ...view,
  } as ObjectionView
}

const cellsOf = (view: ObjectionView, redact = false) => {
  const cells = exportRow(view, { columns: exportColumns, redact })
  return Object.fromEntries(exportColumns.map(({ column }, at) => [column, cells[at]]))
}

describe('exportRow', () => {
  it('has a cell for each column, in the order of the columns', () => {
    const columns = exportColumns.filter(({ column }) => ['text', 'theme'].includes(column)).reverse()
    expect(exportRow(aView({ text: 'no SSO', theme: 'SSO' }), { columns, redact: false })).toEqual(['SSO', 'no SSO'])
  })

  it.each([
    [123_456, 'EUR', '1234.56'],
    [100, 'EUR', '1.00'],
    [1_500, 'JPY', '1500'],
    [1_234_567, 'KWD', '1234.567'],
    [-5, 'EUR', '-0.05'],
    [0, 'BHD', '0.000'],
    [9_007_199_254_740_991, 'EUR', '90071992547409.91'],
    [-9_007_199_254_740_991, 'BHD', '-9007199254740.991'],
  ])('writes %i minor units of %s as %s, to the last digit', (amount, currency, major) => {
    expect(cellsOf(aView({ amount, currency })).amount).toBe(major)
  })

  it('hides who the customer is and what they said, and nothing else, when redacted', () => {
    const view = aView({
      account: 'Cancity',
      deal: 'Rollout',
      quote: 'never',
      page: 'https://cancity.test/',
      text: 'no SSO',
    })
    expect(cellsOf(view, true)).toMatchObject({
      account: '[redacted]',
      deal: '[redacted]',
      quote: '[redacted]',
      page: '[redacted]',
      text: 'no SSO',
    })
  })
})
