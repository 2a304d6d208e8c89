import type { ExtensionState, NoteView } from '@/utils/messages/extension-state'
import type { ObjectionId } from '@/utils/model/ids'

/** Every note that has appeared while the page that teaches is open, sorted once. */
export interface SeenNotes {
  lesson: readonly ObjectionId[]
  real: readonly ObjectionId[]
}

export const NONE_SEEN: SeenNotes = { lesson: [], real: [] }

type Running = Pick<ExtensionState, 'demo' | 'notes'>

/** What appears while that page is in front, in a demo without a customer, is taken for the lesson; all else is real. */
export function sorted(seen: SeenNotes, { demo, notes }: Running, { inFront }: { inFront: boolean }): SeenNotes {
  const known = new Set([...seen.lesson, ...seen.real])
  const fresh = notes.map(({ id }) => id).filter((id) => !known.has(id))
  if (fresh.length === 0) return seen
  return inFront && demo?.title === null
    ? { ...seen, lesson: [...seen.lesson, ...fresh] }
    : { ...seen, real: [...seen.real, ...fresh] }
}

/** Those of the running demo that may be taken away again. Once it has a customer, none may. */
export function lessonNotes({ lesson }: SeenNotes, { demo, notes }: Running): NoteView[] {
  return demo?.title === null ? notes.filter(({ id }) => lesson.includes(id)) : []
}
