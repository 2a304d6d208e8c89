import type { NoteView } from '@/utils/messages/extension-state'
import { NoteRow, type NoteRowProps } from './note-row'
import { t } from './strings'

/** What was saved in this demo, the newest first. */
export function NoteList({ notes, ...row }: { notes: NoteView[] } & Omit<NoteRowProps, 'note'>) {
  if (notes.length === 0) return null
  return (
    <ul className="notes" aria-label={t('list.label')}>
      {notes.map((note) => (
        <NoteRow key={note.id} note={note} {...row} />
      ))}
    </ul>
  )
}
