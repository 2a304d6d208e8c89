import { describe, expect, it } from 'vitest'
import { type DraftAction, type DraftState, draftReducer, newDraft } from '@/entrypoints/panel/draft-state'

const run = (...actions: DraftAction[]) =>
  actions.reduce<DraftState>(draftReducer, { draft: newDraft(), saving: null, fault: null, saved: 0 })

describe('the draft', () => {
  it('is empty and a new one once it is saved', () => {
    const before = run({ type: 'line', line: 'no SSO' })
    const { draft } = [{ type: 'save' }, { type: 'saved' }].reduce(
      (state, action) => draftReducer(state, action as DraftAction),
      before,
    )
    expect(draft).toMatchObject({ line: '', picks: {} })
    expect(draft.id).not.toBe(before.draft.id)
  })

  it('keeps what is typed and picked while the save is under way for the next note', () => {
    const { draft } = run(
      { type: 'line', line: 'no SSO' },
      { type: 'pick', picks: { severity: 'pain' } },
      { type: 'save' },
      { type: 'line', line: 'no SSOprice' },
      { type: 'toggle', field: 'category', value: 'price' },
      { type: 'saved' },
    )
    expect(draft).toMatchObject({ line: 'price', picks: { category: 'price' } })
    expect(draft.picks).not.toHaveProperty('severity')
  })

  it('keeps text and picks when saving fails', () => {
    const { draft, fault } = run(
      { type: 'line', line: 'no SSO' },
      { type: 'save' },
      { type: 'failed', fault: { code: 'storage_full', message: 'full' } as never },
    )
    expect(draft.line).toBe('no SSO')
    expect(fault).toBeTruthy()
  })
})
