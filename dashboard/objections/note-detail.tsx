import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { Button } from 'react-aria-components'
import { objectionQuery } from '@/dashboard/api/queries'
import { ErrorState } from '@/dashboard/parts/error-state'
import { SeverityMark } from '@/dashboard/parts/severity-mark'
import { t } from '@/dashboard/strings'
import type { ObjectionId } from '@/utils/model/ids'
import type { ObjectionDetail } from '@/utils/model/views'
import { NoteFacts } from './note-facts'
import { NoteFields } from './note-fields'
import { NoteHistory } from './note-history'
import { NotePicture } from './note-picture'

interface Props {
  id: ObjectionId
  onClose: () => void
  onAssign: () => void
}

/** One note in full, beside the list. */
export function NoteDetail({ id, onClose, onAssign }: Props) {
  const { data, error, refetch } = useQuery(objectionQuery(id))
  return (
    <aside className="detail" aria-label={t('note.label')} aria-busy={!data && !error}>
      <header className="detail-head">
        {data && <SeverityMark severity={data.objection.severity} withLabel />}
        {data && data.objection.kind !== 'objection' && <span className="tag">{t(`kind.${data.objection.kind}`)}</span>}
        <Button className="icon-button detail-close" onPress={onClose} aria-label={t('note.close')}>
          <X aria-hidden size={16} />
        </Button>
      </header>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {data && <NoteBody detail={data} onAssign={onAssign} />}
    </aside>
  )
}

function NoteBody({ detail, onAssign }: { detail: ObjectionDetail; onAssign: () => void }) {
  const { objection, demo, history } = detail
  return (
    <div className="detail-body">
      {objection.text ? (
        <h2 className="detail-words" dir="auto">
          {objection.text}
        </h2>
      ) : (
        <h2 className="detail-words unnamed">{t('notes.unnamed')}</h2>
      )}
      {objection.quote && (
        <figure className="quote">
          <blockquote dir="auto">{objection.quote}</blockquote>
          <figcaption>{t('note.saidBy', { who: t(`speaker.${objection.speaker}`) })}</figcaption>
        </figure>
      )}
      {objection.screenshot && <NotePicture sha256={objection.screenshot} />}
      <NoteFields objection={objection} onAssign={onAssign} />
      <NoteFacts objection={objection} demo={demo} />
      <NoteHistory history={history} />
    </div>
  )
}
