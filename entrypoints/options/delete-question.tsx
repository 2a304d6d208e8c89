import { useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'
import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'
import { useAnswer } from './use-answer'

interface DeleteQuestionProps {
  cancel: () => void
  done: () => void
}

/** Asks once; a second time, with another button in the first one's place, where notes exist nowhere else. */
export function DeleteQuestion({ cancel, done }: DeleteQuestionProps) {
  const { value, fault: unread } = useAnswer(() => sendMessage('getOwnData'), 'once')
  const [second, setSecond] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  if (!value) return <FaultLine fault={unread} />
  const { notes, unsent } = value
  const remove = async () => {
    if (unsent > 0 && !second) return setSecond(true)
    const answer = await ask(sendMessage('deleteOwnData', { alsoUnsent: second }))
    if (answer.ok) done()
    else setFault(answer.fault)
  }
  return (
    <div className="card stack" role="alertdialog" aria-labelledby="delete-question">
      <strong id="delete-question">
        {second ? t('delete.askUnsent', { count: unsent }) : t('delete.ask', { count: notes })}
      </strong>
      <FaultLine fault={fault} />
      <div className="row buttons">
        {/* Another button each time: whoever presses Enter twice has not said yes twice.
            biome-ignore lint/a11y/noAutofocus: the question was asked for, and its safe answer takes the focus. */}
        <button type="button" className="secondary" key={String(second)} autoFocus onClick={cancel}>
          {t('delete.cancel')}
        </button>
        <button type="button" className="secondary" onClick={remove}>
          {second ? t('delete.yesUnsent') : t('delete.yes')}
        </button>
      </div>
    </div>
  )
}
