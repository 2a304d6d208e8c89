import { useState } from 'react'
import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'

/** Notes made before there was an account: they change hands only by the user's own word. */
export function Unclaimed({ count, workspace, done }: { count: number; workspace: string; done: () => void }) {
  const [said, setSaid] = useState<'unclaimed.sent' | 'unclaimed.kept' | null>(null)
  const send = async () => {
    const answer = await sendMessage('claimNotes')
    if (answer.ok) setSaid('unclaimed.sent')
    done()
  }
  if (said) return <p role="status">{t(said)}</p>
  if (count === 0) return null
  return (
    <div className="card stack">
      <strong>{t('unclaimed.title', { count })}</strong>
      <p>{t('unclaimed.body', { workspace })}</p>
      <div className="row buttons">
        <button type="button" className="primary" onClick={send}>
          {t('unclaimed.send')}
        </button>
        <button type="button" className="secondary" onClick={() => setSaid('unclaimed.kept')}>
          {t('unclaimed.keep')}
        </button>
      </div>
    </div>
  )
}
