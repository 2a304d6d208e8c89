import { useState } from 'react'
import { FaultLine } from '@/components/extension/fault-line'
import { settingsText as t } from '@/components/extension/settings-text'
import { pageLocale } from '@/components/speak'
import type { ExtensionState, PastDemo } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { Section } from './section'
import { useAnswer } from './use-answer'

const PAGE = 10

/** The demos that have ended, each with the way back into its notes. */
export function PastDemos({ state }: { state: ExtensionState }) {
  const [limit, setLimit] = useState(PAGE)
  const { value, fault } = useLatestDemos(limit, state)
  const demos = value?.demos ?? []
  return (
    <Section id="past-demos" title={t('demos.past')}>
      <FaultLine fault={fault} />
      {value && demos.length === 0 && <p className="hint">{t('demos.none')}</p>}
      {demos.length > 0 && (
        <ul className="group" aria-labelledby="past-demos">
          {demos.map((demo) => (
            <Past key={demo.demoId} demo={demo} />
          ))}
        </ul>
      )}
      {value?.more && (
        <button type="button" className="quiet older" onClick={() => setLimit(limit + PAGE)}>
          {t('demos.older')}
        </button>
      )}
    </Section>
  )
}

/** Asked again with every state that is told: a note changes what is left, and another browser's demo may have come. */
function useLatestDemos(limit: number, state: ExtensionState) {
  return useAnswer(() => sendMessage('getPastDemos', { limit }), limit, state)
}

function Past({ demo: { demoId, deal, hasDeal, startedAt, notes, unfinished, ...demo } }: { demo: PastDemo }) {
  const title = demo.title ?? t(hasDeal ? 'demos.ofTeam' : 'popup.unnamed')
  const day = new Date(startedAt).toLocaleString(pageLocale(), { dateStyle: 'medium', timeStyle: 'short' })
  const left = unfinished > 0 ? ` · ${t('demos.left', { count: unfinished })}` : ''
  return (
    <li className="row">
      <span className="stack">
        <span>
          <strong dir="auto">{title}</strong>
          {deal && (
            <span className="hint" dir="auto">
              {' '}
              {deal}
            </span>
          )}
        </span>
        <span className="hint">
          {day} · {t('popup.notes', { count: notes })}
          {left}
        </span>
      </span>
      <span className="gap" />
      {notes > 0 && (
        <button
          type="button"
          className={unfinished > 0 ? 'secondary' : 'quiet'}
          onClick={() => sendMessage('openDebrief', { demoId })}
        >
          {t(unfinished > 0 ? 'demos.finish' : 'demos.summary')}
          <span className="sr-only"> {title}</span>
        </button>
      )}
    </li>
  )
}
