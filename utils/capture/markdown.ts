import { words } from '../strings/en/words'
import { clockOf } from './clock'
import type { ExportNote } from './export-note'

/** Notes as Markdown for the account team: a heading a demo, a line a note. */
export function notesMarkdown(notes: readonly ExportNote[]): string {
  const demos = Map.groupBy(notes, ({ demoId }) => demoId)
  return [...demos.values()].map(section).join('\n')
}

function section(notes: ExportNote[]): string {
  const [first] = notes
  const title = escaped(first?.account ?? 'Demo')
  const day = (first?.demoStartedAt ?? first?.raisedAt ?? '').slice(0, 10)
  return `## ${title} · ${day}\n\n${notes.map(line).join('')}`
}

function line(note: ExportNote): string {
  const tags = [
    note.kind === 'objection' ? undefined : words[`kind.${note.kind}`],
    note.severity === 'unknown' ? undefined : `**${words[`severity.${note.severity}`]}**`,
    note.category === 'unknown' ? undefined : words[`category.${note.category}`],
    note.area === null ? undefined : `#${escaped(note.area)}`,
    note.competitor === null ? undefined : `@${escaped(note.competitor)}`,
    note.speaker === 'unknown' ? undefined : words[`speaker.${note.speaker}`],
    note.theme === null ? undefined : `theme: ${escaped(note.theme)}`,
  ].filter((tag) => tag !== undefined)
  const minute = note.atMs === null ? '' : `\`${clockOf(note.atMs)}\` `
  const text = note.text === '' ? '(no words)' : escaped(note.text)
  const quote = note.quote === null ? '' : `\n  > ${escaped(note.quote).replaceAll('\n', '\n  > ')}`
  const list = tags.length === 0 ? '' : ` (${tags.join(' · ')})`
  return `- ${minute}${text.replaceAll('\n', '\n  ')}${list}${quote}\n`
}

/** What a customer said may hold Markdown or HTML; it comes out as the same letters. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&')
}
