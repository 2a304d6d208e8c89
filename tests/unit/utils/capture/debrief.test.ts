import { describe, expect, it } from 'vitest'
import {
  beginDebrief,
  type DebriefAction,
  type DebriefState,
  debriefReducer,
  isUnfinished,
  noteAt,
  questionsOf,
} from '@/utils/capture/debrief'
import type { NoteView } from '@/utils/messages/extension-state'
import { newId, objectionId, themeId } from '@/utils/model/ids'

const aMark = (over: Partial<NoteView> = {}): NoteView => ({
  ...{ id: newId(objectionId), kind: 'objection', text: '', quote: null, severity: 'unknown', category: 'unknown' },
  ...{ area: null, competitor: null, speaker: 'unknown', handled: 'unknown', themeId: null, theme: null },
  ...{
    screenshot: null,
    atMs: 0,
    page: null,
    step: null,
    raisedAt: '2026-03-02T09:00:00.000Z',
    progress: 'sent',
    ...over,
  },
})
const complete = { text: 'no SSO', severity: 'pain', speaker: 'user', handled: 'no' } as const

const run = (state: DebriefState, ...actions: DebriefAction[]) => actions.reduce(debriefReducer, state)
const where = (state: DebriefState) => [state.at, state.question]
const answer = (note: NoteView, fields: Partial<NoteView>): DebriefAction => ({ type: 'answer', id: note.id, fields })

describe('what is asked about a note', () => {
  it.each([
    ['objection', ['name', 'severity', 'speaker', 'handled', 'theme']],
    ['question', ['name', 'speaker', 'handled', 'theme']],
    ['praise', ['name', 'speaker', 'theme']],
    ['promise', ['name', 'speaker']],
  ] as const)('fits a %s', (kind, questions) => {
    expect(questionsOf({ kind })).toEqual(questions)
  })

  it.each<[string, Partial<NoteView>, boolean]>([
    ['a mark', {}, true],
    ['all but the theme, which the team can find', complete, false],
    ['a quote instead of words', { ...complete, text: '', quote: 'we need SSO' }, false],
    ['praise of which nobody asks how bad it is', { ...complete, kind: 'praise', severity: 'unknown' }, false],
    ['spaces only', { ...complete, text: '  ' }, true],
  ])('is complete or not with %s', (_, over, unfinished) => {
    expect(isUnfinished(aMark(over))).toBe(unfinished)
  })
})

describe('the debrief', () => {
  it('begins at the first note with something open, and there with the first open question', () => {
    const state = beginDebrief([aMark(complete), aMark({ text: 'slow', severity: 'pain' })])
    expect(where(state)).toEqual([1, 'speaker'])
  })

  it('begins at a complete note whose editor was left open, and goes back to words that were not stored', () => {
    const [first, second] = [aMark(complete), aMark(complete)]
    const state = beginDebrief([first, second], ({ id }) => id === second.id)
    expect(state.at).toBe(1)
    expect(where(run(state, { type: 'next note' }, { type: 'name again', id: first.id }))).toEqual([0, 'name'])
    expect(run(state, { type: 'name again', id: newId(objectionId) })).toBe(state)
  })

  it('is at its end where nothing is open, and where there is no note', () => {
    expect(beginDebrief([aMark(complete)]).at).toBe(1)
    expect(noteAt(beginDebrief([]))).toBeUndefined()
  })

  it('leads on to the next open question with each answer, and to the next note after the last', () => {
    const [first, second] = [aMark(), aMark()]
    let state = beginDebrief([first, second])
    const seen = [state.question]
    for (const fields of [{ text: 'x' }, { severity: 'pain' }, { speaker: 'user' }, { handled: 'no' }] as const) {
      state = run(state, answer(first, fields))
      seen.push(state.question)
    }
    expect(seen).toEqual(['name', 'severity', 'speaker', 'handled', 'theme'])
    expect(where(run(state, answer(first, { themeId: newId(themeId) })))).toEqual([1, 'name'])
  })

  it('does not ask again what one answer has said together with another', () => {
    const mark = aMark()
    const state = run(beginDebrief([mark]), answer(mark, { text: 'no SSO', severity: 'blocker', speaker: 'user' }))
    expect(state.question).toBe('handled')
  })

  it('leaves unknown what is skipped', () => {
    const state = run(beginDebrief([aMark()]), { type: 'skip' }, { type: 'skip' })
    expect(state.question).toBe('speaker')
    expect(noteAt(state)).toMatchObject({ text: '', severity: 'unknown' })
  })

  it('goes back to an answer, and over the first question to the note before', () => {
    const [first, second] = [aMark({ kind: 'promise', text: 'x' }), aMark()]
    let state = run(beginDebrief([first, second]), answer(first, { speaker: 'user' }))
    expect(where(state)).toEqual([1, 'name'])
    state = run(state, { type: 'back' })
    expect(where(state)).toEqual([0, 'speaker'])
    expect(where(run(state, { type: 'back' }, { type: 'back' }))).toEqual([0, 'name'])
  })

  it('moves by whole notes within its bounds', () => {
    const state = beginDebrief([aMark(), aMark()])
    expect(run(state, { type: 'previous note' }).at).toBe(0)
    expect(run(state, { type: 'next note' }, { type: 'next note' }, { type: 'next note' }).at).toBe(2)
  })

  it('comes back from the end to the last note', () => {
    const state = run(beginDebrief([aMark(complete)]), { type: 'back' })
    expect(state.at).toBe(0)
  })

  it('does not ask for a theme where none is like the note', () => {
    const [first, second] = [aMark({ ...complete, handled: 'unknown' }), aMark()]
    const themes = { type: 'themes', id: first.id, some: false } as const
    const asked = run(beginDebrief([first, second]), themes, answer(first, { handled: 'no' }))
    expect(where(asked)).toEqual([1, 'name'])
    // Nor when it turns out while it is being asked.
    const late = run(beginDebrief([first, second]), answer(first, { handled: 'no' }), themes)
    expect(where(late)).toEqual([1, 'name'])
    // And going back does not stop there either.
    expect(where(run(late, { type: 'back' }))).toEqual([0, 'handled'])
  })

  it('asks for it again when the words that were found later are like one', () => {
    const mark = aMark({ ...complete, handled: 'unknown' })
    const [none, some] = [false, true].map((each) => ({ type: 'themes', id: mark.id, some: each }) as const)
    const state = beginDebrief([mark])
    expect(none && some && run(state, none, some, answer(mark, { handled: 'no' })).question).toBe('theme')
  })

  it('shows an answer without leading on where it was only corrected', () => {
    const mark = aMark()
    const state = run(beginDebrief([mark]), { type: 'change', id: mark.id, fields: { text: 'x' } })
    expect([state.question, noteAt(state)?.text]).toEqual(['name', 'x'])
    expect(run(state, { type: 'ask', question: 'handled' }).question).toBe('handled')
  })

  it('goes to a note that is picked from the recap', () => {
    const state = run(beginDebrief([aMark(complete), aMark(complete)]), { type: 'go to', at: 1 })
    expect(where(state)).toEqual([1, 'theme'])
  })

  it('stays with a complete note that somebody goes to, and is led past one', () => {
    const [first, second] = [aMark({ ...complete, handled: 'unknown' }), aMark(complete)]
    const none = { type: 'themes', id: second.id, some: false } as const
    for (const by of [{ type: 'go to', at: 1 }, { type: 'next note' }] as const)
      expect(where(run(beginDebrief([first, second]), by, none))).toEqual([1, 'name'])
    expect(
      where(
        run(
          beginDebrief([second], () => true),
          none,
        ),
      ),
    ).toEqual([0, 'name'])
    const led = run(beginDebrief([first, second]), answer(first, { handled: 'no' }), { type: 'skip' }, none)
    expect(noteAt(led)).toBeUndefined()
  })

  it('goes on with a note that was remembered at its end', () => {
    const state = run(beginDebrief([aMark(complete)]), { type: 'add', note: aMark({ text: 'also slow' }) })
    expect(where(state)).toEqual([1, 'severity'])
  })
})

describe('a note withdrawn in the debrief', () => {
  const notes = ['one', 'two', 'three'].map((text) => aMark({ text }))
  const [, two, three] = notes
  const texts = (state: DebriefState) => state.notes.map(({ text }) => text)
  const withdraw = (note: NoteView | undefined): DebriefAction => ({ type: 'withdraw', id: note?.id ?? '' })
  const putBack = (note: NoteView | undefined): DebriefAction => ({ type: 'put back', id: note?.id ?? '' })

  it('is gone, and the next one is asked about', () => {
    const state = run(beginDebrief(notes), { type: 'go to', at: 1 }, withdraw(two))
    expect(texts(state)).toEqual(['one', 'three'])
    expect(noteAt(state)?.text).toBe('three')
  })

  it('leads to the summary when it was the last one', () => {
    const state = run(beginDebrief(notes), { type: 'go to', at: 2 }, withdraw(three))
    expect(noteAt(state)).toBeUndefined()
  })

  it('comes back to its place, once, with what was typed in it', () => {
    const typed: DebriefAction = { type: 'change', id: two?.id ?? '', fields: { text: 'two, typed' } }
    const gone = run(beginDebrief(notes), { type: 'go to', at: 1 }, withdraw(two), withdraw(three), typed)
    const back = run(gone, putBack(three))
    expect(texts(back)).toEqual(['one', 'three'])
    const whole = run(back, putBack(two))
    expect(texts(whole)).toEqual(['one', 'two, typed', 'three'])
    expect(noteAt(whole)?.text).toBe('two, typed')
    expect(run(whole, putBack(two))).toEqual(whole)
  })
})
