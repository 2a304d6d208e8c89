import { afterEach, describe, expect, it, vi } from 'vitest'
import { notesText } from '@/utils/capture/summary'
import { demoId, newId } from '@/utils/model/ids'
import { aNote } from './a-note'

const id = newId(demoId)
const of = (over: Parameters<typeof aNote>[0]) => aNote({ demoId: id, account: 'Cancity', ...over })

afterEach(() => vi.unstubAllEnvs())

describe('a demo as plain text for an e-mail', () => {
  it('says whose it was, how many, and each note with what is known of it', () => {
    const notes = [
      of({
        text: 'no SSO',
        severity: 'blocker',
        category: 'security',
        speaker: 'technical',
        atMs: 61_000,
        handled: 'no',
      }),
      of({ text: 'slow', severity: 'pain', quote: 'ten minutes\nevery morning', atMs: 3_661_000, step: 'Dashboards' }),
    ]
    expect(notesText(notes)).toBe(
      [
        'Cancity · 2026-03-02',
        '2 notes · Blocker: 1 · Pain: 1',
        '',
        '01:01  no SSO',
        '       Blocker · Security · Technical · Not handled',
        '',
        '1:01:01  slow',
        '       “ten minutes',
        '       every morning”',
        '       Pain · at “Dashboards”',
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['Pacific/Auckland', '2026-03-02T21:00:00.000Z', '2026-03-03'],
    ['America/Los_Angeles', '2026-03-02T05:00:00.000Z', '2026-03-01'],
  ])('says the day that it was where it was held: %s', (zone, demoStartedAt, day) => {
    vi.stubEnv('TZ', zone)
    expect(notesText([of({ text: 'a', demoStartedAt })])).toContain(`Cancity · ${day}\n`)
  })

  it('keeps the demos apart', () => {
    const text = notesText([of({ text: 'a' }), aNote({ text: 'b', account: 'Isdom', demoId: newId(demoId) })])
    expect(text.match(/^(?:Cancity|Isdom) · /gm)).toEqual(['Cancity · ', 'Isdom · '])
  })

  it('has a word for a mark without words, and none for what is unknown', () => {
    expect(notesText([of({ atMs: 0 })])).toBe('Cancity · 2026-03-02\n1 note\n\n00:00  (no words)\n')
  })

  it('is nothing when there are none', () => {
    expect(notesText([])).toBe('')
  })
})
