import { describe, expect, it } from 'vitest'
import { type DraftAction, type DraftState, draftReducer, newDraft } from '@/entrypoints/panel/draft-state'

const fault = { code: 'storage_full', message: 'full' } as never

/** Each step sees the state so far, as the answer to a save names the draft that was sent. */
const run = (...steps: (DraftAction | ((state: DraftState) => DraftAction))[]) =>
  steps.reduce<DraftState>((state, step) => draftReducer(state, typeof step === 'function' ? step(state) : step), {
    draft: newDraft(),
    saving: [],
    fault: null,
    saved: 0,
    doubtful: null,
  })
const type = (line: string): DraftAction => ({ type: 'line', line, room: [] })
const sent = (state: DraftState) => state.saving[0] ?? newDraft()

describe('the draft', () => {
  it('leaves the line at once when it is saved, so that the next key begins the next note', () => {
    const { draft, saving } = run(type('no SSO'), { type: 'save' }, type('p'))
    expect(draft.line).toBe('p')
    expect(saving.map(({ line }) => line)).toEqual(['no SSO'])
    expect(draft.id).not.toBe(saving[0]?.id)
  })

  it('takes a second Enter while the first is under way as a second note', () => {
    const { saving, draft } = run(type('one'), { type: 'save' }, type('two'), { type: 'save' })
    expect(saving.map(({ line }) => line)).toEqual(['one', 'two'])
    expect(draft.line).toBe('')
  })

  it('says no longer what was wrong with a line that has changed, but goes on saying that nothing can be stored', () => {
    const failing = (code: string) =>
      run(
        type('a line'),
        { type: 'save' },
        (state) => ({ type: 'failed', draft: sent(state), fault: { code, message: '' } as never }),
        type('a lin'),
      )
    expect(failing('invalid').fault).toBeNull()
    expect(failing('storage_full').fault).toMatchObject({ code: 'storage_full' })
  })

  it('keeps what is typed and picked meanwhile when the answer comes', () => {
    const { draft, saving, saved } = run(
      type('no SSO'),
      { type: 'pick', picks: { severity: 'pain' } },
      { type: 'save' },
      type('price'),
      { type: 'toggle', field: 'category', value: 'price' },
      (state) => ({ type: 'saved', draft: sent(state) }),
    )
    expect(draft).toMatchObject({ line: 'price', picks: { category: 'price' } })
    expect(draft.picks).not.toHaveProperty('severity')
    expect([saving, saved]).toEqual([[], 1])
  })

  it('is back in the line as the same note when saving fails', () => {
    const before = run(type('no SSO'))
    const { draft, saving } = [
      { type: 'save' } as const,
      { type: 'failed', draft: before.draft, fault } as const,
    ].reduce<DraftState>(draftReducer, before)
    expect(draft).toEqual(before.draft)
    expect(saving).toEqual([])
  })

  it('stays away when everything was deleted while it was being saved', () => {
    const before = run(type('no SSO'), { type: 'save' })
    const after = [type('half'), { type: 'empty' } as const].reduce(draftReducer, before)
    expect(draftReducer(after, { type: 'failed', draft: sent(before), fault }).draft.line).toBe('')
  })

  it('loses neither note when saving fails and the next one is begun', () => {
    const { draft } = run(type('one'), { type: 'save' }, type('two'), (state) => ({
      type: 'failed',
      draft: sent(state),
      fault,
    }))
    expect(draft.line).toBe('one\ntwo')
  })

  const unanswered = (state: DraftState): DraftAction => {
    return { type: 'failed', draft: sent(state), fault: { code: 'gone', message: '' } }
  }

  it('whose answer was lost is sent again as the same note, so that it is not there twice', () => {
    const before = run(type('one'), { type: 'save' })
    const after = draftReducer(before, unanswered(before))
    expect(after.draft).toEqual(before.saving[0])
  })

  it.each<[string, DraftAction]>([
    ['words', type('one and more')],
    ['a chip', { type: 'pick', picks: { severity: 'pain' } }],
    ['a category', { type: 'toggle', field: 'category', value: 'price' }],
  ])('whose answer was lost becomes another note by %s, which a saved one would not take', (_, more) => {
    const saved = run(type('one'), { type: 'save' })
    const changed = [unanswered(saved), more].reduce(draftReducer, saved)
    expect(changed.draft.id).not.toBe(saved.saving[0]?.id)
    expect(draftReducer(changed, type('one and more yet')).draft.id).toBe(changed.draft.id)
  })

  it('that was begun while an answer was lost is not the note that may be saved', () => {
    const before = run(type('one'), { type: 'save' }, type('two'))
    const { draft } = draftReducer(before, unanswered(before))
    expect(draft.line).toBe('one\ntwo')
    expect(draft.id).not.toBe(sent(before).id)
  })
})
