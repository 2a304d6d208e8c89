import { ask } from '@/components/extension/ask'
import { copyText, saveText } from '@/components/extension/save-text'
import { settingsText as t } from '@/components/extension/settings-text'
import type { ExportFormat } from '@/utils/capture/export-note'
import { sendMessage } from '@/utils/messages/messages'
import { Section } from './section'
import { useOutcome } from './use-outcome'

const FORMATS = [
  ['markdown', 'data.copy'],
  ['csv', 'data.csv'],
  ['jsonl', 'data.jsonl'],
] as const

/** All of one's own notes, out of the browser, with no server at all. */
export function DataSection() {
  const { say, fail, outcome } = useOutcome()
  const take = async (format: ExportFormat) => {
    const answer = await ask(sendMessage('exportNotes', { format, demoId: null }))
    if (!answer.ok) return fail(answer.fault)
    const { text, fileName, notes } = answer.value
    if (format !== 'markdown') {
      saveText(answer.value)
      return say(t('data.saved', { count: notes, file: fileName }))
    }
    say((await copyText(text)) ? t('data.copied', { count: notes }) : t('data.copyFailed'))
  }
  return (
    <Section id="data" title={t('data.title')} intro={t('data.intro')}>
      <div className="row buttons">
        {FORMATS.map(([format, text]) => (
          <button key={format} type="button" className="secondary" onClick={() => take(format)}>
            {t(text)}
          </button>
        ))}
      </div>
      {outcome}
    </Section>
  )
}
