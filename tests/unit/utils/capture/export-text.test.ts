import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { clockOf } from '@/utils/capture/clock'
import type { ExportNote } from '@/utils/capture/export-note'
import { exportText } from '@/utils/capture/export-text'
import { unguardCell } from '@/utils/model/export-columns'
import { demoId, newId, objectionId } from '@/utils/model/ids'

const anExportNote = (over: Partial<ExportNote> = {}): ExportNote => ({
  id: newId(objectionId),
  workspaceId: null,
  memberId: null,
  demoId: newId(demoId),
  dealId: null,
  kind: 'objection',
  text: 'needs a script',
  quote: null,
  severity: 'blocker',
  category: 'capability',
  area: 'config',
  competitor: null,
  speaker: 'unknown',
  handled: 'unknown',
  themeId: null,
  themeBy: null,
  page: null,
  step: null,
  atMs: 581_000,
  screenshot: null,
  raisedAt: '2026-03-02T09:09:41.000Z',
  source: 'live',
  createdAt: '2026-03-02T09:09:41.000Z',
  deletedAt: null,
  account: 'Cancity',
  deal: null,
  segment: null,
  outcome: null,
  theme: null,
  demoStartedAt: '2026-03-02T09:00:00.000Z',
  ...over,
})

const hard = [
  '=HYPERLINK("x")',
  '+1',
  '@x',
  '-2',
  '\tTab',
  '\rCR',
  'a "quote", a comma',
  'two\nlines',
  'ö 主婦 مرحبا 🔥',
  "'=x",
]

describe('exporting as CSV', () => {
  it.each(hard)('gives %j back to the letter', (text) => {
    const [row] = parse(exportText('csv', [anExportNote({ text })]), { columns: true }) as Record<string, string>[]
    expect(unguardCell(row?.text ?? '')).toBe(text)
  })

  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx'])('lets no spreadsheet run %j', (text) => {
    const [row] = parse(exportText('csv', [anExportNote({ text })]), { columns: true }) as Record<string, string>[]
    expect(row?.text?.[0]).toBe("'")
  })

  it('has the columns of every export, also without a note', () => {
    const [header] = parse(exportText('csv', [])) as string[][]
    expect(header?.slice(0, 3)).toEqual(['id', 'workspace_id', 'member_id'])
    expect(header?.slice(-8)).toEqual(['account', 'deal', 'segment', 'owner', 'outcome', 'amount', 'currency', 'theme'])
  })

  it.each(['two\nlines', 'two\rlines', 'two\r\nlines'])(
    'quotes %j, so that no reader takes it for two records',
    (text) => {
      expect(exportText('csv', [anExportNote({ text })])).toContain(`,"${text}",`)
    },
  )

  it('leaves numbers alone', () => {
    const [row] = parse(exportText('csv', [anExportNote({ atMs: -5 })]), { columns: true }) as Record<string, string>[]
    expect(row?.at_ms).toBe('-5')
  })
})

describe('exporting as JSON Lines', () => {
  it.each(hard)('gives %j back to the letter', (text) => {
    const lines = exportText('jsonl', [anExportNote({ text }), anExportNote()])
      .trimEnd()
      .split('\n')
    expect(lines).toHaveLength(2)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      text,
      severity: 'blocker',
      account: 'Cancity',
      raised_at: expect.any(String),
    })
  })
})

describe('exporting as Markdown', () => {
  it('makes a heading a demo and a line a note', () => {
    const demo = newId(demoId)
    const notes = [
      anExportNote({ demoId: demo }),
      anExportNote({ demoId: demo, text: '', severity: 'pain', category: 'unknown', area: null, atMs: 4_000_000 }),
    ]
    expect(exportText('markdown', notes)).toBe(
      '## Cancity · 2026-03-02\n\n- `09:41` needs a script (**Blocker** · Capability · #config)\n- `1:06:40` (no words) (**Pain**)\n',
    )
  })

  it('shows the customer’s words as a quote, and praise as praise', () => {
    const note = anExportNote({
      kind: 'praise',
      severity: 'unknown',
      category: 'unknown',
      area: null,
      quote: 'we\nlove it',
    })
    expect(exportText('markdown', [note])).toContain('needs a script (Praise)\n  > we\n  > love it\n')
  })

  it('lets no text become markup', () => {
    const text = exportText('markdown', [anExportNote({ text: '<script>*[x](y)' })])
    expect(text).toContain('\\<script\\>\\*\\[x\\](y)')
  })
})

describe('the clock of a demo', () => {
  it.each([
    [0, '00:00'],
    [-5, '00:00'],
    [59_999, '00:59'],
    [3_599_000, '59:59'],
    [3_600_000, '1:00:00'],
    [36_061_000, '10:01:01'],
  ])('shows %i ms as %s', (ms, shown) => {
    expect(clockOf(ms)).toBe(shown)
  })
})
