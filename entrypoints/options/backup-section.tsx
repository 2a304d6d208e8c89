import { type ChangeEvent, useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'
import { saveText } from '@/components/extension/save-text'
import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'

/** More than this is no backup; it is not even read. The background says the same of what reaches it. */
const MAX_BYTES = 32 * 1024 * 1024

/** Everything written here as one file, and back. */
export function BackupSection({ interrupted }: { interrupted: boolean }) {
  const [said, setSaid] = useState('')
  const [fault, setFault] = useState<Fault | null>(null)
  const tell = (text: string, wrong: Fault | null = null) => {
    setSaid(text)
    setFault(wrong)
  }
  const save = async () => {
    const answer = await ask(sendMessage('makeBackup'))
    if (!answer.ok) return tell('', answer.fault)
    saveText(answer.value)
    tell(t('backup.saved', { file: answer.value.fileName, count: answer.value.notes }))
  }
  const restore = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (!file) return
    tell('')
    const answer =
      file.size > MAX_BYTES ? tooLarge() : await ask(sendMessage('restoreBackup', { text: await file.text() }))
    // So that the same file can be chosen again.
    target.value = ''
    if (answer.ok) tell(t('backup.restored', { ...answer.value }))
    else tell('', answer.fault)
  }
  return (
    <section aria-labelledby="backup">
      <h2 id="backup">{t('backup.title')}</h2>
      <p className="hint">{t('backup.intro')}</p>
      <div className="row buttons">
        <button type="button" className="secondary" onClick={save}>
          {t('backup.save')}
        </button>
        <label className="secondary file">
          <input type="file" accept="application/json,.json" className="sr-only" onChange={restore} />
          {t('backup.restore')}
        </label>
      </div>
      <FaultLine fault={fault} />
      <p className="hint" role="status">
        {said}
      </p>
      {interrupted && <p role="status">{t('backup.interrupted')}</p>}
    </section>
  )
}

const tooLarge = () => ({ ok: false, fault: { code: 'invalid', message: t('backup.tooLarge') } }) as const
