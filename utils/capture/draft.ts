import type { ObjectionId } from '../model/ids'
import type { Objection, Person } from '../model/records'
import { EMPTY_NOTE, type LineNote, parseLine } from './line'

/** What controls set beside the line: it wins over what the line says. */
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

/** `room` names the people whom `^anna` may mean. */
export function contentOf({ line, picks }: Pick<Draft, 'line' | 'picks'>, room: readonly Person[] = []): NoteContent {
  return { ...saidIn(line, room), ...UNSAID, ...picks }
}

/**
 * What a line says as it is saved: two quotation marks with nothing between them are nobody's words, and no name; a
 * sign that was only begun, with no other word, is none either.
 */
export function saidIn(line: string, room: readonly Person[] = []): LineNote {
  const { quote, area, competitor, text, ...said } = parseLine(line, room)
  const begun = LONE_SIGN.test(text) && !line.includes('\\')
  return { ...said, text: begun ? '' : text, quote: quote || null, area: area || null, competitor: competitor || null }
}

/** Somebody was about to name something. */
const LONE_SIGN = /^[#@^](?:\s+[#@^])*$/

const EMPTY_CONTENT: NoteContent = { ...EMPTY_NOTE, ...UNSAID }

/** True when there is nothing to save yet. A chosen category or severity alone is a whole note, and so is a picture. */
export function isBlank(draft: Pick<Draft, 'line' | 'picks'>): boolean {
  const content = contentOf(draft)
  return Object.entries(EMPTY_CONTENT).every(([field, empty]) => content[field as keyof NoteContent] === empty)
}

/** Sets one pick; picking what is picked already takes it away again, and the line's own word counts. */
export function togglePick<F extends keyof Picks>(picks: Picks, field: F, value: Picks[F]): Picks {
  const { [field]: before, ...rest } = picks
  return before === value ? (rest as Picks) : { ...picks, [field]: value }
}
