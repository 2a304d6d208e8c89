import { SEVERITIES } from './choices'
import { clockOf, dayOf } from './clock'
import type { ExportNote } from './export-note'
import { t } from './summary-strings'

/** How a format writes a name that a person typed, and how it makes the severity stand out. */
export interface Writing {
  name: (text: string) => string
  severity: (text: string) => string
}

/** What is known of a note beside its words, each in its own words; nothing that is unknown. */
export function tagsOf(note: ExportNote, { name, severity }: Writing): string[] {
  const { kind, category, area, competitor, speaker, handled, theme, step } = note
  const tags = [
    kind === 'objection' ? null : t(`kind.${kind}`),
    note.severity === 'unknown' ? null : severity(t(`severity.${note.severity}`)),
    category === 'unknown' ? null : t(`category.${category}`),
    area === null ? null : `#${name(area)}`,
    competitor === null ? null : `@${name(competitor)}`,
    speaker === 'unknown' ? null : t(`speaker.${speaker}`),
    handled === 'unknown' ? null : t(`handled.${handled}`),
    theme === null ? null : t('summary.theme', { title: name(theme) }),
    step === null ? null : t('summary.step', { step: name(step) }),
  ]
  return tags.filter((tag) => tag !== null)
}

/** The notes of each demo. Imports belong to none: what one customer said must not stand under another's name. */
export function byDemo(notes: readonly ExportNote[]): ExportNote[][] {
  return [...Map.groupBy(notes, ({ demoId, account }) => demoId ?? account).values()]
}

export const titleOf = ([first]: readonly ExportNote[]): string => first?.account ?? t('summary.unnamed')
/** On which day it was, for the person who held it. */
export const heldOn = ([first]: readonly ExportNote[]): string =>
  first ? dayOf(Date.parse(first.demoStartedAt ?? first.raisedAt)) : ''

/** Notes as plain text for an e-mail: no sign that a mail program would show, aligned by spaces only. */
export function notesText(notes: readonly ExportNote[]): string {
  return byDemo(notes).map(section).join('\n\n')
}

const PLAIN: Writing = { name: (text) => text.replace(/\s+/g, ' '), severity: (text) => text }
const INDENT = '       '

function section(notes: readonly ExportNote[]): string {
  const title = `${PLAIN.name(titleOf(notes))} · ${heldOn(notes)}`
  return `${title}\n${counted(notes)}\n\n${notes.map(entry).join('\n')}`
}

/** "7 notes · Blocker: 2 · Pain: 3" */
function counted(notes: readonly ExportNote[]): string {
  const of = SEVERITIES.filter((severity) => severity !== 'unknown')
    .map((severity) => ({ severity, count: notes.filter((note) => note.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => t('summary.severity', { severity: t(`severity.${severity}`), count }))
  return [t('summary.count', { count: notes.length }), ...of].join(' · ')
}

function entry(note: ExportNote): string {
  const minute = note.atMs === null ? INDENT : `${clockOf(note.atMs)}  `.padEnd(INDENT.length)
  const text = note.text === '' ? t('summary.noWords') : note.text.trim()
  const quote = note.quote === null ? [] : [`“${note.quote.trim()}”`]
  const tags = tagsOf(note, PLAIN)
  const below = [...quote, ...(tags.length === 0 ? [] : [tags.join(' · ')])]
  return [`${minute}${indented(text)}`, ...below.map((part) => `${INDENT}${indented(part)}`), ''].join('\n')
}

const indented = (text: string) => text.replace(/\r\n?|\n/g, `\n${INDENT}`)
