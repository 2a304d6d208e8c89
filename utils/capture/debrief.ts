import type { NoteView } from '../messages/extension-state'
import type { MarkKind } from '../model/words'

/** What the debrief asks about a note, in its order. */
export type Question = 'name' | 'severity' | 'speaker' | 'handled' | 'theme'

/** How bad praise is, or whether a promise was handled, nobody needs to know. */
const QUESTIONS: Record<MarkKind, readonly Question[]> = {
  objection: ['name', 'severity', 'speaker', 'handled', 'theme'],
  question: ['name', 'speaker', 'handled', 'theme'],
  praise: ['name', 'speaker', 'theme'],
  promise: ['name', 'speaker'],
}

type Asked = Pick<NoteView, 'kind' | 'text' | 'quote' | 'severity' | 'speaker' | 'handled' | 'themeId'>

export const questionsOf = ({ kind }: Pick<Asked, 'kind'>): readonly Question[] => QUESTIONS[kind]

export function isAnswered(note: Asked, question: Question): boolean {
  if (question === 'name') return note.text.trim() !== '' || note.quote !== null
  if (question === 'theme') return note.themeId !== null
  return note[question] !== 'unknown'
}

/** What only this person can say is missing. The theme is not: the team puts the rest of the notes to one. */
export function isUnfinished(note: Asked): boolean {
  return openQuestions(note).length > 0
}

/** What only this person can say and has not said yet. */
export function openQuestions(note: Asked): readonly Question[] {
  return questionsOf(note).filter((question) => question !== 'theme' && !isAnswered(note, question))
}

/** Where the debrief is. Past the last note, `at` is the number of notes: the summary. */
export interface DebriefState {
  notes: readonly NoteView[]
  at: number
  question: Question
  /** An answer or a skip has led here; else somebody went to this note, and stays with it. */
  led: boolean
  /** Notes that no theme is like: they are not asked for one. */
  themeless: readonly string[]
  /** What was withdrawn here, the last one last, each with its place. */
  withdrawn: readonly { note: NoteView; at: number }[]
}

export type DebriefAction =
  /** An answer that has been stored; it leads on. */
  | { type: 'answer'; id: string; fields: Partial<NoteView> }
  /** The same without leading on. */
  | { type: 'change'; id: string; fields: Partial<NoteView> }
  | { type: 'skip' }
  | { type: 'back' }
  | { type: 'next note' }
  | { type: 'previous note' }
  | { type: 'ask'; question: Question }
  /** Back to the words of a note that could not be stored. */
  | { type: 'name again'; id: string }
  | { type: 'go to'; at: number }
  /** A note that was remembered only now. */
  | { type: 'add'; note: NoteView }
  | { type: 'withdraw'; id: string }
  | { type: 'put back'; id: string }
  /** Whether any theme is like this note. */
  | { type: 'themes'; id: string; some: boolean }

/** Begins at the first thing that is not known yet, or at a note whose editor `isHalfEdited` has left open. */
export function beginDebrief(
  notes: readonly NoteView[],
  isHalfEdited: (note: NoteView) => boolean = () => false,
): DebriefState {
  const open = notes.findIndex((note) => isUnfinished(note) || isHalfEdited(note))
  return at(
    { notes, at: 0, question: 'name', led: false, themeless: [], withdrawn: [] },
    open < 0 ? notes.length : open,
  )
}

export const noteAt = ({ notes, at }: DebriefState): NoteView | undefined => notes[at]

export function debriefReducer(state: DebriefState, action: DebriefAction): DebriefState {
  switch (action.type) {
    case 'answer':
      return forward(debriefReducer(state, { ...action, type: 'change' }))
    case 'change':
      return changed(state, action)
    case 'skip':
      return forward(state)
    case 'back':
      return backward(state)
    case 'next note':
      return at(state, state.at + 1)
    case 'previous note':
      return at(state, state.at - 1)
    case 'go to':
      return at(state, action.at)
    case 'ask':
      return { ...state, question: action.question }
    case 'name again':
      return nameAgain(state, action.id)
    case 'add':
      return at({ ...state, notes: [...state.notes, action.note] }, state.notes.length)
    case 'withdraw':
      return withdraw(state, action.id)
    case 'put back':
      return putBack(state, action.id)
    case 'themes':
      return withThemes(state, action)
  }
}

/** Also in a note that has just been withdrawn: what stood in its box is kept when that closes. */
function changed(state: DebriefState, { id, fields }: { id: string; fields: Partial<NoteView> }): DebriefState {
  const change = (note: NoteView) => (note.id === id ? { ...note, ...fields } : note)
  return {
    ...state,
    notes: state.notes.map(change),
    withdrawn: state.withdrawn.map(({ note, at }) => ({ note: change(note), at })),
  }
}

function nameAgain(state: DebriefState, id: string): DebriefState {
  const index = state.notes.findIndex((note) => note.id === id)
  return index < 0 ? state : { ...state, at: index, question: 'name' }
}

function withdraw(state: DebriefState, id: string): DebriefState {
  const index = state.notes.findIndex((note) => note.id === id)
  const note = state.notes[index]
  if (!note) return state
  const withdrawn = [...state.withdrawn, { note, at: index }]
  return at({ ...state, notes: state.notes.toSpliced(index, 1), withdrawn }, index)
}

function putBack(state: DebriefState, id: string): DebriefState {
  const found = state.withdrawn.find(({ note }) => note.id === id)
  if (!found) return state
  const notes = state.notes.toSpliced(found.at, 0, found.note)
  return at({ ...state, notes, withdrawn: state.withdrawn.filter((other) => other !== found) }, found.at)
}

/** What is asked about a note here. */
const askedOf = ({ themeless }: DebriefState, note: NoteView): readonly Question[] =>
  questionsOf(note).filter((question) => question !== 'theme' || !themeless.includes(note.id))

function withThemes(state: DebriefState, { id, some }: { id: string; some: boolean }): DebriefState {
  const others = state.themeless.filter((other) => other !== id)
  const next = { ...state, themeless: some ? others : [...others, id] }
  if (some || state.question !== 'theme' || noteAt(state)?.id !== id) return next
  return state.led ? onward(next) : at(next, state.at)
}

/** At a note, with its first open question; with its first one where all are answered. */
function at(state: DebriefState, index: number): DebriefState {
  const bounded = Math.max(0, Math.min(index, state.notes.length))
  const note = state.notes[bounded]
  const open = note && askedOf(state, note).find((question) => !isAnswered(note, question))
  return { ...state, at: bounded, question: open ?? 'name', led: false }
}

const onward = (state: DebriefState): DebriefState => ({ ...at(state, state.at + 1), led: true })

/** The next open question of this note, else the next note. */
function forward(state: DebriefState): DebriefState {
  const note = noteAt(state)
  if (!note) return state
  // Of all questions, not only those asked: the theme may just have dropped out.
  const questions = questionsOf(note)
  const later = questions
    .slice(questions.indexOf(state.question) + 1)
    .filter((each) => askedOf(state, note).includes(each))
  const open = later.find((question) => !isAnswered(note, question))
  return open ? { ...state, question: open, led: true } : onward(state)
}

/** The question before, answered or not, so that it can be changed; before the first one, the note before. */
function backward(state: DebriefState): DebriefState {
  const note = noteAt(state)
  const before = note && askedOf(state, note)[askedOf(state, note).indexOf(state.question) - 1]
  if (before) return { ...state, question: before }
  const previous = state.notes[state.at - 1]
  if (!previous) return state
  return { ...state, at: state.at - 1, question: askedOf(state, previous).at(-1) ?? 'name' }
}
