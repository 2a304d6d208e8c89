import { describe, expect, it } from 'vitest'
import { notesMarkdown } from '@/utils/capture/markdown'
import { demoId, newId } from '@/utils/model/ids'
import { aNote } from './a-note'

const said = (text: string) => notesMarkdown([aNote({ text })]).split('\n\n')[1]

describe('notes as Markdown', () => {
  it('say what was tagged, in words', () => {
    const note = aNote({ text: 'no SSO', kind: 'question', severity: 'blocker', category: 'security', area: 'login' })
    const more = { competitor: 'Velnox', speaker: 'champion', theme: 'Single sign-on', atMs: 61_000 } as const
    expect(notesMarkdown([{ ...note, ...more }])).toContain(
      '- `01:01` no SSO (Question · **Blocker** · Security · #login · @Velnox · Champion · theme: Single sign-on)\n',
    )
  })

  it('are nothing when there are none', () => {
    expect(notesMarkdown([])).toBe('')
  })

  it('keep the lines of a note in its item, and the quote under it', () => {
    expect(said('one\ntwo')).toBe('- one\n  two\n')
    expect(notesMarkdown([aNote({ text: 'why', quote: 'first\nsecond' })])).toContain('- why\n  > first\n  > second\n')
  })

  it('stand under their own demo, in the order in which the demos began', () => {
    const [first, second] = [newId(demoId), newId(demoId)]
    const of = (text: string, id: typeof first, account: string) => aNote({ text, demoId: id, account })
    const notes = [of('a', first, 'Cancity'), of('b', second, 'Isdom'), of('c', first, 'Cancity')]
    expect(notesMarkdown(notes)).toBe('## Cancity · 2026-03-02\n\n- a\n- c\n\n## Isdom · 2026-03-02\n\n- b\n')
  })

  it('are dated by the demo’s own day, and are called a demo when nobody was named', () => {
    const note = aNote({ demoStartedAt: '2026-03-01T23:50:00.000Z' })
    expect(notesMarkdown([note])).toContain('## Demo · 2026-03-01\n')
  })

  it('of imports, which belong to no demo, never stand under another customer’s name', () => {
    const notes = [aNote({ text: 'theirs', account: 'Cancity' }), aNote({ text: 'others', account: 'Isdom' })]
    expect(notesMarkdown(notes)).toMatch(/## Cancity .*\n\n- theirs\n\n## Isdom .*\n\n- others\n/)
  })

  it.each([
    ['- no list', '\\- no list'],
    ['+ no list', '\\+ no list'],
    ['1. no list', '1\\. no list'],
    ['2) no list', '2\\) no list'],
    ['# no heading', '\\# no heading'],
    ['no heading\n---', 'no heading\n  \\---'],
    ['no heading\n===', 'no heading\n  \\==='],
    ['> no quote', '\\> no quote'],
    ['&lt;b&gt; as typed', '\\&lt;b\\&gt; as typed'],
    ['<b>*bold*</b>', '\\<b\\>\\*bold\\*\\</b\\>'],
    ['[a](b) `c` _d_ ~e~ |f|', '\\[a\\](b) \\`c\\` \\_d\\_ \\~e\\~ \\|f\\|'],
  ])('show %j as it was typed', (text, expected) => {
    expect(said(text)).toBe(`- ${expected}\n`)
  })

  it.each(['a - b', 'C++', '3.5 hours', 'x=1', '10.0.0.1', 'up-to-date'])('leave %j readable', (text) => {
    expect(said(text)).toBe(`- ${text}\n`)
  })

  it('keep a paragraph of a note from becoming a block of code', () => {
    expect(said('one\n    two')).toBe('- one\n  two\n')
  })

  it('stay one heading when a customer’s name has two lines', () => {
    expect(notesMarkdown([aNote({ account: 'Cancity\nLtd' })])).toContain('## Cancity Ltd · ')
  })
})
