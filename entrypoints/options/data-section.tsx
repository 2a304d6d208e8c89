import { useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'
import { copyText, saveText } from '@/components/extension/save-text'
import { settingsText as t } from '@/components/extension/settings-text'
import type { ExportFormat } from '@/utils/capture/export-note'
import { sendMessage } from '@/utils/messages/messages'

/** All of one's own notes, out of the browser, with no server at all. */
export function DataSection() {
  const [said, setSaid] = useState('')
  const [fault, setFault] = useState<Fault | null>(null)
  const take = async (format: ExportFormat) => {
    const answer = await ask(sendMessage('exportNotes', { format, demoId: null }))
    setFault(answer.ok ? null : answer.fault)
    if (!answer.ok) return
    const { text, fileName, notes } = answer.value
    if (format !== 'markdown') {
      saveText(answer.value)
      return setSaid(t('data.saved', { count: notes, file: fileName }))
    }
    setSaid((await copyText(text)) ? t('data.copied', { count: notes }) : t('data.copyFailed'))
  }
  return (
    <section aria-labelledby="data">
      <h2 id="data">{t('data.title')}</h2>
      <p className="hint">{t('data.intro')}</p>
      <div className="row buttons">
        <button type="button" className="secondary" onClick={() => take('markdown')}>
          {t('data.copy')}
        </button>
        <button type="button" className="secondary" onClick={() => take('csv')}>
          {t('data.csv')}
        </button>
        <button type="button" className="secondary" onClick={() => take('jsonl')}>
          {t('data.jsonl')}
        </button>
      </div>
      <FaultLine fault={fault} />
      <p className="hint" role="status">
        {said}
      </p>
    </section>
  )
}
