import type { NoteView } from '@/utils/messages/extension-state'
import { NoteRow } from './note-row'
import { t } from './strings'

/** What was saved in this demo, the newest first. */
export function NoteList({ notes, onWithdrawn }: { notes: NoteView[]; onWithdrawn: (id: string) => void }) {
  if (notes.length === 0) return null
  return (
    <ul className="notes" aria-label={t('list.label')}>
      {notes.map((note) => (
        <NoteRow key={note.id} note={note} onWithdrawn={onWithdrawn} />
      ))}
    </ul>
  )
}
