import type { Objection, Person } from '../model/records'
import type { MarkKind, Severity, Speaker } from '../model/words'
import { bareOrQuoted, CJK_OPENINGS, nameIn, OPENINGS, QUOTE_SIGNS, QuotedLine, quoted, WIDE_STOPS } from './quoted'
import { roleOf } from './room'

/** What one line says: the part of an objection that is typed. */
export type LineNote = Pick<Objection, 'kind' | 'severity' | 'area' | 'competitor' | 'speaker' | 'text' | 'quote'>

export const EMPTY_NOTE: LineNote = {
  kind: 'objection',
  severity: 'unknown',
  area: null,
  competitor: null,
  speaker: 'unknown',
  text: '',
  quote: null,
}

export const SEVERITY_MARKS: ReadonlyMap<string, Severity> = new Map([
  ['!!', 'blocker'],
  ['!', 'pain'],
  ['~', 'nice'],
])

export const KIND_MARKS: ReadonlyMap<string, MarkKind> = new Map([
  ['?', 'question'],
  ['+', 'praise'],
  ['>', 'promise'],
])

/** What may follow `^`: the list's own names and what people call these roles. */
export const ROLE_NAMES: ReadonlyMap<string, Speaker> = new Map([
  ['economic_buyer', 'economic_buyer'],
  ['buyer', 'economic_buyer'],
  ['champion', 'champion'],
  ['technical', 'technical'],
  ['tech', 'technical'],
  ['user', 'user'],
  ['procurement', 'procurement'],
])

/** What Arabic and Japanese keyboards make of the marks. */
const LOCAL_MARKS: ReadonlyMap<string, string> = new Map([
  ['！！', '!!'],
  ['！', '!'],
  ['؟', '?'],
  ['？', '?'],
])
const MARK = '(?:!!|！！|[!！~?？؟+>])'
const LEADING_MARK = new RegExp(`\\s*(${MARK})(?=\\s|$)`, 'y')
const BARE_VALUE = new RegExp(`[^\\s${OPENINGS}${WIDE_STOPS}][^\\s${WIDE_STOPS}]*`, 'y')
/** What a backslash makes plain at the start of a word, and within one: who writes \" before a word does so after it. */
const ESCAPED = new RegExp(`\\\\+(?=[#@^${QUOTE_SIGNS}])`, 'y')
const ESCAPED_WITHIN = new RegExp(`\\\\+(?=[${QUOTE_SIGNS}])`, 'y')
const TO_ESCAPE = new RegExp(
  [
    `(?<=^|\\s)(?=\\\\*[#@^${OPENINGS}])`,
    `(?<![\\s\\\\]|^)(?=\\\\*[${CJK_OPENINGS}])`,
    `(?<!\\\\)(?=\\\\+[${QUOTE_SIGNS}])`,
  ].join('|'),
  'g',
)
const SPACE = /\s/

/** What a reader of the line knows beside it. */
export interface Reading {
  /** Whom `^anna` may mean. */
  room?: readonly Person[]
  /** What is said elsewhere: its signs are plain text here. */
  plain?: readonly (keyof LineNote)[]
}

/**
 * Reads the capture line. Marks stand at its start, `#area @competitor ^role` at the start of a word, text in
 * double quotes is the customer's, in 「」 anywhere; a backslash before any of these, or before a quotation mark
 * anywhere, makes it plain, and everywhere else a backslash is a backslash. What does not fit the syntax stays text:
 * nothing typed is ever dropped. `^` takes a role, or one of the people in the `room`, whose role it then is.
 */
export function parseLine(line: string, reading: Reading = {}): LineNote {
  const note = { ...EMPTY_NOTE }
  const read = { line, quotes: new QuotedLine(line), note, ...reading }
  let at = readLeadingMarks(line, note)
  let text = ''
  while (at < line.length) {
    const wordStart = text === '' || at === 0 || SPACE.test(line[at - 1] ?? '')
    const end = wordStart ? readToken(read, at) : readWithin(read, at)
    if (end > at) {
      at = text === '' || SPACE.test(text.at(-1) ?? '') ? skipSpace(line, end) : end
      continue
    }
    const escaped = lengthAt(wordStart ? ESCAPED : ESCAPED_WITHIN, line, at)
    text += escaped ? line.slice(at + 1, at + escaped + 1) : line[at]
    at += escaped ? escaped + 1 : 1
  }
  note.text = unguardEnds(text.trim())
  return note
}

/** The normal form of a note as a line: `parseLine(formatNote(note))` is the note, for every note. */
export function formatNote(note: LineNote): string {
  const marks = [keyOf(KIND_MARKS, note.kind), keyOf(SEVERITY_MARKS, note.severity)]
  const tokens = [
    note.area === null ? undefined : `#${RANK.test(note.area) ? quoted(note.area) : bareOrQuoted(note.area)}`,
    note.competitor === null ? undefined : `@${bareOrQuoted(note.competitor)}`,
    note.speaker === 'unknown' ? undefined : `^${note.speaker}`,
    note.quote === null ? undefined : quoted(note.quote),
  ]
  const text = guardEnds(note.text.replace(TO_ESCAPE, '\\'))
  return [...marks, ...tokens, text].filter((part) => part !== undefined && part !== '').join(' ')
}

const NAMED_BY: ReadonlyMap<string, 'area' | 'competitor' | 'speaker'> = new Map([
  ['#', 'area'],
  ['@', 'competitor'],
  ['^', 'speaker'],
])

function readLeadingMarks(line: string, note: LineNote): number {
  let at = 0
  for (;;) {
    LEADING_MARK.lastIndex = at
    const typed = LEADING_MARK.exec(line)?.[1]
    const mark = LOCAL_MARKS.get(typed ?? '') ?? typed
    const severity = mark === undefined ? undefined : SEVERITY_MARKS.get(mark)
    const kind = mark === undefined ? undefined : KIND_MARKS.get(mark)
    if (severity && note.severity === 'unknown') note.severity = severity
    else if (kind && note.kind === 'objection') note.kind = kind
    else return skipSpace(line, at)
    at = LEADING_MARK.lastIndex
  }
}

/** A line on its way into a note. */
interface Read extends Reading {
  line: string
  quotes: QuotedLine
  note: LineNote
}

/** Reads the token that begins at `at` into the note and returns its end, or `at` when there is none. */
function readToken(read: Read, at: number): number {
  const { line, note, room = [], plain = [] } = read
  const sign = line[at] ?? ' '
  if (OPENINGS.includes(sign)) return readQuote(read, at)
  const field = NAMED_BY.get(sign)
  if (field === undefined || plain.includes(field) || note[field] !== EMPTY_NOTE[field]) return at
  return readValue(read, at, (value) => {
    if (field !== 'speaker') return Object.assign(note, { [field]: value }) === note
    const speaker = ROLE_NAMES.get(value.toLowerCase()) ?? roleOf(value, room)
    note.speaker = speaker ?? 'unknown'
    return speaker !== undefined
  })
}

function readValue({ line, quotes }: Read, at: number, take: (value: string) => boolean): number {
  const inQuotes = quotes.value(at + 1)
  if (inQuotes) return take(inQuotes.value) ? inQuotes.end : at
  // A comma after "@Velnox," belongs to the sentence, not to the name.
  const value = nameIn(line.slice(at + 1, at + 1 + lengthAt(BARE_VALUE, line, at + 1)))
  const isRank = line[at] === '#' && RANK.test(value)
  return value !== '' && !isRank && take(value) ? at + 1 + value.length : at
}

/** Several quotes in one line are one quote of several lines. */
function readQuote({ quotes, note }: Read, at: number): number {
  const inQuotes = quotes.quotation(at)
  if (!inQuotes) return at
  note.quote = note.quote === null ? inQuotes.value : `${note.quote}\n${inQuotes.value}`
  return inQuotes.end
}

const readWithin = (read: Read, at: number) => (CJK_OPENINGS.includes(read.line[at] ?? ' ') ? readQuote(read, at) : at)

/** "#1" says how important, not what about. */
const RANK = /^\p{Nd}+$/u

const GUARDED_FIRST = new RegExp(`^\\\\+(?:${MARK}?(?=\\s|$))`)
const TO_GUARD = new RegExp(`^(?:\\s|\\\\*${MARK}(?=\\s|$)|\\\\+(?=\\s|$))`)
const GUARDED_LAST = /(?<=\s)\\+$/

/** Keeps a first word from being read as a mark, and spaces at the ends from being trimmed. */
function guardEnds(text: string): string {
  const first = TO_GUARD.test(text) ? `\\${text}` : text
  return /\s$/.test(text) || GUARDED_LAST.test(text) ? first.replace(/(?<=\s)(?=\\*$)/, '\\') : first
}

function unguardEnds(text: string): string {
  const first = GUARDED_FIRST.test(text) ? text.slice(1) : text
  return GUARDED_LAST.test(text) ? first.slice(0, -1) : first
}

/** How much of the line from `at` on a sticky pattern takes. */
function lengthAt(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(line)?.[0].length ?? 0
}

function skipSpace(line: string, at: number): number {
  let end = at
  while (end < line.length && SPACE.test(line[end] ?? '')) end++
  return end
}

function keyOf<V>(map: ReadonlyMap<string, V>, value: V): string | undefined {
  return [...map].find(([, v]) => v === value)?.[0]
}
