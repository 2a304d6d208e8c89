import { words } from '../strings/en/words'
import { clockOf } from './clock'
import type { ExportNote } from './export-note'

/** Notes as Markdown for the account team: a heading a demo, a line a note. */
export function notesMarkdown(notes: readonly ExportNote[]): string {
  // Imports belong to no demo: what one customer said must not stand under another's name.
  const demos = Map.groupBy(notes, ({ demoId, account }) => demoId ?? account)
  return [...demos.values()].map(section).join('\n')
}

function section(notes: ExportNote[]): string {
  const [first] = notes
  const title = oneLine(first?.account ?? 'Demo')
  const day = (first?.demoStartedAt ?? first?.raisedAt ?? '').slice(0, 10)
  return `## ${title} · ${day}\n\n${notes.map(line).join('')}`
}

function line(note: ExportNote): string {
  const tags = [
    note.kind === 'objection' ? undefined : words[`kind.${note.kind}`],
    note.severity === 'unknown' ? undefined : `**${words[`severity.${note.severity}`]}**`,
    note.category === 'unknown' ? undefined : words[`category.${note.category}`],
    note.area === null ? undefined : `#${oneLine(note.area)}`,
    note.competitor === null ? undefined : `@${oneLine(note.competitor)}`,
    note.speaker === 'unknown' ? undefined : words[`speaker.${note.speaker}`],
    note.theme === null ? undefined : `theme: ${oneLine(note.theme)}`,
  ].filter((tag) => tag !== undefined)
  const minute = note.atMs === null ? '' : `\`${clockOf(note.atMs)}\` `
  const text = note.text === '' ? '(no words)' : escaped(note.text)
  const quote = note.quote === null ? '' : `\n  > ${escaped(note.quote).replaceAll('\n', '\n  > ')}`
  const list = tags.length === 0 ? '' : ` (${tags.join(' · ')})`
  return `- ${minute}${text.replaceAll('\n', '\n  ')}${list}${quote}\n`
}

/** What begins a list, a heading, a table or a rule where it stands first in a line. */
const BLOCK_START = /^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[-+=:](?!\w)))/gm

/** What a customer said may hold Markdown or HTML; it comes out as the same letters. */
function escaped(text: string): string {
  const lines = text
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t]+/gm, '')
  return lines.replace(/[\\`*_[\]<>#|~&]/g, '\\$&').replace(BLOCK_START, '$1\\')
}

const oneLine = (text: string) => escaped(text.replace(/\s+/g, ' '))
