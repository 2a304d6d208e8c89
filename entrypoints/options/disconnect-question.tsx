import { useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'
import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'
import { DeleteQuestion } from './delete-question'
import { useAnswer } from './use-answer'

interface DisconnectQuestionProps {
  workspace: string
  /** Changes when something was sent, so that the count is read again. */
  waiting: number
  cancel: () => void
  done: () => void
}

/** Signing out says what was never sent and asks what becomes of the notes. */
export function DisconnectQuestion({ workspace, waiting, cancel, done }: DisconnectQuestionProps) {
  const { value, fault: unread } = useAnswer(() => sendMessage('getOwnData'), waiting)
  const [deleting, setDeleting] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const keep = async () => {
    const answer = await ask(sendMessage('disconnect'))
    if (answer.ok) done()
    else setFault(answer.fault)
  }
  if (deleting) return <DeleteQuestion cancel={() => setDeleting(false)} done={done} />
  const unsent = value?.unsent ?? 0
  return (
    <div className="card stack">
      <strong>{t('leave.title', { workspace })}</strong>
      {value && <p>{unsent > 0 ? t('leave.unsent', { count: unsent }) : t('leave.sent')}</p>}
      {unsent > 0 && <p className="hint">{t('leave.keepHint')}</p>}
      <FaultLine fault={fault ?? unread} />
      <div className="row buttons">
        {unsent > 0 && (
          <button type="button" className="primary" onClick={() => sendMessage('syncNow')}>
            {t('leave.sendFirst')}
          </button>
        )}
        <button type="button" className={unsent > 0 ? 'secondary' : 'primary'} onClick={keep}>
          {t('leave.keep')}
        </button>
        <button type="button" className="secondary" onClick={() => setDeleting(true)}>
          {t('leave.delete')}
        </button>
        <button type="button" className="quiet" onClick={cancel}>
          {t('delete.cancel')}
        </button>
      </div>
    </div>
  )
}
