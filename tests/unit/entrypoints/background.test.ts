import { describe, expect, it } from 'vitest'
import { badgeText, buttonTitle } from '@/entrypoints/background/badge'
import { inputs } from '@/entrypoints/background/inputs'
import type { ExtensionState, NoteView } from '@/utils/messages/extension-state'
import { newId, objectionId } from '@/utils/model/ids'

const T0 = 1_772_000_000_000
const note = { id: newId(objectionId) } as NoteView
const demo = { title: null } as ExtensionState['demo']
const state = (over: Partial<ExtensionState> = {}): ExtensionState => ({
  ...{ demo, notes: [note, note], lesson: [], waiting: 0, waitingSince: null, refused: 0, paired: true },
  ...{ problem: null, hidden: false, step: 0, withdrawn: 0, demoWindow: null, ended: null, leftover: null },
  ...{ interrupted: null, moved: null, language: 'auto', usualShare: 'none', pictures: false, databaseLost: false },
  ...{ before: null, beganMs: 0, share: 'none', shareLeft: false },
  ...{ emptied: 0, unreadable: 0, damaged: 0, ...over },
})

describe('the badge', () => {
  it.each<[string, Partial<ExtensionState>, string]>([
    ['counts the running demo’s notes', {}, '2'],
    ['is empty without a demo', { demo: null, notes: [] }, ''],
    ['is empty without a note', { notes: [] }, ''],
    ['stays calm while something has just begun to wait', { waitingSince: T0 - 59_000 }, '2'],
    ['warns when something has waited for a minute', { waitingSince: T0 - 60_000 }, '2!'],
    ['warns when something was refused', { refused: 1 }, '2!'],
    ['warns when the browser has lost its database', { databaseLost: true }, '2!'],
    ['warns without a demo too', { demo: null, notes: [], lesson: [], refused: 1 }, '!'],
    ['shows nothing at all when hidden', { hidden: true, refused: 1 }, ''],
  ])('%s', (_, over, text) => {
    expect(badgeText(state(over), T0).text).toBe(text)
  })

  it('warns when a mark was not saved, whatever else is well', () => {
    expect(badgeText({ ...state(), lost: true }, T0).text).toBe('2!')
    expect(badgeText({ ...state({ notes: [], demo: null }), lost: true }, T0).text).toBe('!')
  })

  it('says when time alone will change it', () => {
    expect(badgeText(state({ waitingSince: T0 - 20_000 }), T0).changesAt).toBe(T0 + 40_000)
    expect(badgeText(state(), T0).changesAt).toBeNull()
  })
})

describe('the button under the mouse', () => {
  const offline = { code: 'offline', detail: 'Cancity', nextTryAt: Date.parse('2026-11-28T14:05:09') } as const
  const waiting = { waiting: 3, waitingSince: T0, problem: offline }

  it.each([
    ['en', /^Notes · 3 waiting: offline · again at (14|0?2):05:09( PM)?$/],
    ['de', /^Notizen · 3 warten: offline · wieder um 14:05:09$/],
    ['ar', /^ملاحظات · 3 بالانتظار: بلا اتصال · مجددًا في \S+/],
  ] as const)('says in %s how many wait, why, and when it is tried again', async (language, said) => {
    expect(await buttonTitle(state(waiting), language)).toMatch(said)
  })

  it.each<[string, Partial<ExtensionState>, string]>([
    ['its name where nothing waits', {}, 'Notes'],
    ['its name while all is hidden', { ...waiting, hidden: true }, 'Notes'],
    [
      'no time where a person must act first',
      { waiting: 1, problem: { ...offline, nextTryAt: null } },
      '1 waiting: offline',
    ],
    ['that it is sending where nothing is wrong', { waiting: 1 }, '1 waiting: sending'],
    ['what was not accepted', { refused: 2, waiting: 1 }, '2 not accepted · 1 waiting: sending'],
  ])('says %s', async (_, over, said) => {
    expect(await buttonTitle(state(over), 'en')).toBe(said === 'Notes' ? said : `Notes · ${said}`)
  })
})

describe('a message’s input', () => {
  const draft = { id: newId(objectionId), line: 'x', picks: {} }

  it.each([
    ['an id that is none', { draft: { ...draft, id: 'x' } }],
    ['a severity that is none', { draft: { ...draft, picks: { severity: 'terrible' } } }],
    ['no draft', {}],
    ['a line that is no text', { draft: { ...draft, line: 7 } }],
  ])('is refused for %s', (_, input) => {
    expect(inputs.captureNote.safeParse(input).success).toBe(false)
  })

  it('takes nothing that a note does not have', () => {
    const parsed = inputs.editNote.parse({
      id: draft.id,
      fields: { text: 'y', memberId: 'someone else', deletedAt: 'now' },
    })
    expect(parsed.fields).toEqual({ text: 'y' })
  })
})
