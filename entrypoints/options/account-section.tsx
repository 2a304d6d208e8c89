import { useState } from 'react'
import { FaultLine } from '@/components/extension/fault-line'
import { settingsText as t } from '@/components/extension/settings-text'
import { SyncProblem } from '@/components/extension/sync-problem'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { ConnectForm } from './connect-form'
import { DisconnectQuestion } from './disconnect-question'
import { Section } from './section'
import { Unclaimed } from './unclaimed'
import { useAnswer } from './use-answer'

/** Pairing with the team's server by address and token. */
export function AccountSection({ state }: { state: ExtensionState }) {
  const { value, fault, again } = useAnswer(() => sendMessage('getAccount'), `${state.paired} ${state.notes.length}`)
  const account = value?.account ?? null
  const [leaving, setLeaving] = useState(false)
  const stay = () => {
    setLeaving(false)
    again()
  }
  return (
    <Section id="account" title={t('account.title')}>
      <FaultLine fault={fault} />
      {account && (
        <>
          <div className="row card">
            <span className="dot" data-problem={state.problem !== null || state.refused > 0} aria-hidden="true" />
            <span className="stack">
              <strong>{t('account.connected', { workspace: account.workspace, member: account.member })}</strong>
              <span className="hint">{account.url}</span>
              <span className="hint">{standing(state, value?.unclaimed ?? 0)}</span>
            </span>
            <span className="gap" />
            <button type="button" className="secondary" onClick={() => sendMessage('syncNow')}>
              {t('account.syncNow')}
            </button>
            <button type="button" className="secondary" onClick={() => setLeaving(true)}>
              {t('account.disconnect')}
            </button>
          </div>
          {leaving && (
            <DisconnectQuestion workspace={account.workspace} waiting={state.waiting} cancel={stay} done={stay} />
          )}
          <SyncProblem problem={state.problem} />
          <Unclaimed count={value?.unclaimed ?? 0} workspace={account.workspace} done={again} />
        </>
      )}
      {value && (!account || needsToken(state)) && <ConnectForm url={account?.url ?? ''} done={again} />}
    </Section>
  )
}

function needsToken({ problem }: ExtensionState): boolean {
  return problem?.code === 'unknown_token' || problem?.code === 'revoked'
}

function standing({ waiting, refused }: ExtensionState, unclaimed: number): string {
  if (waiting === 0 && refused > 0) return t('popup.refused', { count: refused })
  if (waiting > 0) return t('account.waiting', { count: waiting })
  return unclaimed > 0 ? t('account.unclaimed', { count: unclaimed }) : t('account.allSent')
}
