import { describe, expect, it } from 'vitest'
import { EMPTY_NOTE } from '@/utils/capture/line'
import { editOf, noteForm, replacedBy, type Said } from '@/utils/capture/note-edit'

const note: Said = { ...EMPTY_NOTE, text: 'no SSO', category: 'unknown', screenshot: null }

describe('the editor of a note', () => {
  it('changes nothing until somebody does', () => {
    expect(editOf(noteForm(note), [])).toEqual({})
  })

  it('changes what was typed, and leaves a category and a picture that came meanwhile', () => {
    const edit = editOf({ ...noteForm(note), line: '!! no SSO at all' }, [])
    expect(edit).toEqual({ ...EMPTY_NOTE, severity: 'blocker', text: 'no SSO at all' })
    expect(replacedBy(edit, note)).toEqual({ ...EMPTY_NOTE, text: 'no SSO' })
  })

  it('changes a category without touching the words', () => {
    const edit = editOf({ ...noteForm(note), category: 'security' }, [])
    expect([edit, replacedBy(edit, note)]).toEqual([{ category: 'security' }, { category: 'unknown' }])
  })
})
