import type { ObjectionId } from '../model/ids'
import type { Objection, Person } from '../model/records'
import { EMPTY_NOTE, type LineNote, parseLine, type Reading } from './line'

/** What controls set beside the line: it wins over what the line says, whose word then is plain text. */
export type Picks = Partial<
  Pick<
    Objection,
    'kind' | 'severity' | 'category' | 'area' | 'competitor' | 'speaker' | 'handled' | 'themeId' | 'screenshot'
  >
>

/** A note on its way: `id` is made with the draft, so that saving twice saves once. */
export interface Draft {
  id: ObjectionId
  line: string
  picks: Picks
}

/** What a note says: typed and picked together. */
export type NoteContent = LineNote & Pick<Objection, 'category' | 'handled' | 'themeId' | 'screenshot'>

/** What no line says. */
const UNSAID = { category: 'unknown', handled: 'unknown', themeId: null, screenshot: null } as const

/** What is named with a sign and words of its own. */
const NAMES = ['area', 'competitor', 'speaker'] as const

/** `room` names the people whom `^anna` may mean. */
export function contentOf({ line, picks }: Pick<Draft, 'line' | 'picks'>, room: readonly Person[] = []): NoteContent {
  const plain = NAMES.filter((field) => picks[field] !== undefined)
  return { ...saidIn(line, { room, plain }), ...UNSAID, ...picks }
}

/**
 * What a line says as it is saved: two quotation marks with nothing, or a space, between them are nobody's words, and
 * no name; a sign that was only begun, with no other word, is none either.
 */
export function saidIn(line: string, reading: Reading = {}): LineNote {
  const { quote, area, competitor, text, ...said } = parseLine(line, reading)
  const begun = LONE_SIGN.test(text) && !line.includes('\\')
  return { ...said, text: begun ? '' : text, quote: words(quote), area: words(area), competitor: words(competitor) }
}

const words = (typed: string | null) => (typed?.trim() ? typed : null)

/** Somebody was about to name something. */
const LONE_SIGN = /^[#@^](?:\s+[#@^])*$/

const EMPTY_CONTENT: NoteContent = { ...EMPTY_NOTE, ...UNSAID }

/** True when there is nothing to save yet. A chosen category or severity alone is a whole note, and so is a picture. */
export function isBlank(draft: Pick<Draft, 'line' | 'picks'>): boolean {
  const content = contentOf(draft)
  return Object.entries(EMPTY_CONTENT).every(([field, empty]) => content[field as keyof NoteContent] === empty)
}

/** The sign in a line that saves nothing after which a word is missing; null where it has none. */
export const begunSign = (line: string): string | null => /[#@^]/.exec(line)?.[0] ?? null

/**
 * The draft with another line. What its change says wins over what was chosen before; only a name that was typed into
 * a control stands until it is cleared there, because that is typed text too.
 */
export function retype(draft: Draft, line: string, room: readonly Person[]): Draft {
  const [before, after] = [saidIn(draft.line, { room }), saidIn(line, { room })]
  const says = (field: keyof LineNote) => after[field] !== before[field] && after[field] !== EMPTY_NOTE[field]
  const picks = { ...draft.picks }
  for (const field of ['kind', 'severity', 'speaker'] as const) if (says(field)) delete picks[field]
  for (const field of ['area', 'competitor'] as const) if (says(field) && picks[field] === null) delete picks[field]
  return { ...draft, line, picks }
}

/** Two drafts as one, in the order in which they were begun; nothing is added to an empty one. */
export function joined(one: Draft, other: Draft): Draft {
  const full = [one, other].filter(({ line, picks }) => line !== '' || Object.keys(picks).length > 0)
  const [first = one, second] = full.sort((a, b) => (a.id < b.id ? -1 : 1))
  if (!second) return first
  return { id: first.id, line: `${first.line}\n${second.line}`, picks: { ...first.picks, ...second.picks } }
}

/** Sets one pick; picking what is picked already takes it away again, and the line's own word counts. */
export function togglePick<F extends keyof Picks>(picks: Picks, field: F, value: Picks[F]): Picks {
  const { [field]: before, ...rest } = picks
  return before === value ? (rest as Picks) : { ...picks, [field]: value }
}
