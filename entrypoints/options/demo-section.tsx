import { useEffect, useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'
import { settingsText as t } from '@/components/extension/settings-text'
import { QUIET_MINUTES } from '@/utils/capture/choices'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { PicturesField } from './pictures-field'
import { Section } from './section'

/** What holds for every demo: when it ends by itself, and whether pictures may be taken. */
export function DemoSection({ state: { pictures } }: { state: ExtensionState }) {
  const [minutes, setMinutes] = useState<number | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  useEffect(() => {
    ask(sendMessage('getQuietTime')).then((answer) => (answer.ok ? setMinutes(answer.value) : setFault(answer.fault)))
  }, [])
  const change = async (next: number) => {
    const answer = await ask(sendMessage('setQuietTime', { minutes: next }))
    if (answer.ok) setMinutes(next)
    setFault(answer.ok ? null : answer.fault)
  }
  return (
    <Section id="demos-title" title={t('demos.title')}>
      <div className="group">
        <label className="field">
          <span>{t('demos.quiet')}</span>
          <select
            disabled={minutes === null}
            value={minutes ?? ''}
            onChange={(event) => change(Number(event.target.value))}
          >
            {minutes === null && <option value="" />}
            {QUIET_MINUTES.map((each) => (
              <option key={each} value={each}>
                {each === 0 ? t('demos.quietNever') : t('demos.quietMinutes', { count: each })}
              </option>
            ))}
          </select>
          <span className="hint">{t('demos.quietHint')}</span>
        </label>
        <PicturesField allowed={pictures} />
      </div>
      <FaultLine fault={fault} />
    </Section>
  )
}
