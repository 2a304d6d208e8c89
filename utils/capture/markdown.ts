import { clockOf } from './clock'
import type { ExportNote } from './export-note'
import { byDemo, heldOn, tagsOf, titleOf, type Writing } from './summary'
import { t } from './summary-strings'

/** Notes as Markdown for the account team: a heading a demo, a line a note. */
export function notesMarkdown(notes: readonly ExportNote[]): string {
  return byDemo(notes).map(section).join('\n')
}

function section(notes: readonly ExportNote[]): string {
  return `## ${oneLine(titleOf(notes))} · ${heldOn(notes)}\n\n${notes.map(line).join('')}`
}

function line(note: ExportNote): string {
  const tags = tagsOf(note, MARKDOWN)
  const minute = note.atMs === null ? '' : `\`${clockOf(note.atMs)}\` `
  const text = note.text === '' ? t('summary.noWords') : escaped(note.text)
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
const MARKDOWN: Writing = { name: oneLine, severity: (text) => `**${text}**` }
