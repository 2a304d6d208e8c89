import { describe, expect, it } from 'vitest'
import { lessonNotes, NONE_SEEN, type SeenNotes, sorted } from '@/entrypoints/welcome/lesson-notes'
import type { DemoView, NoteView } from '@/utils/messages/extension-state'

const [one, two, three] = ['one', 'two', 'three'].map((id) => ({ id }) as NoteView) as [NoteView, NoteView, NoteView]
const unnamed = { title: null } as DemoView
const named = { title: 'Cancity' } as DemoView

const look = (notes: NoteView[], { demo = unnamed, inFront = true } = {}, seen: SeenNotes = NONE_SEEN) =>
  sorted(seen, { demo, notes }, { inFront })

describe('the lesson’s notes', () => {
  it('are those that appear while its page is in front', () => {
    const seen = look([one])
    expect(lessonNotes(seen, { demo: unnamed, notes: [one] })).toEqual([one])
  })

  it('are none of a demo that ran before, or went on while another page was in front', () => {
    const before = look([one], { inFront: false })
    const after = look([three, two, one], { inFront: false }, look([two, one], {}, before))
    expect(lessonNotes(after, { demo: unnamed, notes: [three, two, one] })).toEqual([two])
    const later = look([three, two, one], {}, after)
    expect(lessonNotes(later, { demo: unnamed, notes: [three, two, one] })).toEqual([two])
  })

  it('are none in a demo for a customer, also when that was named later', () => {
    expect(lessonNotes(look([one], { demo: named }), { demo: named, notes: [one] })).toEqual([])
    expect(lessonNotes(look([one]), { demo: named, notes: [one] })).toEqual([])
  })
})
