import { useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { type Subject, SubjectPicker } from '@/components/extension/subject-picker'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import type { ShareMode } from '@/utils/model/words'
import { FaultText } from './fault-text'
import { ShareSelect } from './share-select'
import { t } from './strings'
import type { View } from './view'

interface StartDemoProps {
  state: ExtensionState
  show: (view: View) => void
  /** Says whom the running demo is for, instead of starting another. */
  naming: boolean
}

/** Starts a demo on a deal or on a name; Enter is enough. */
export function StartDemo({ state, show, naming }: StartDemoProps) {
  const [shareMode, setShareMode] = useState<ShareMode>(state.demo?.shareMode ?? 'none')
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<Fault | null>(null)
  const go = async (subject: Subject) => {
    const answer = await ask<unknown, Fault['code']>(
      naming ? sendMessage('nameDemo', subject) : sendMessage('startDemo', { ...subject, shareMode }),
    )
    if (answer.ok) show('notes')
    else setFault(answer.fault)
  }
  return (
    <section className="sheet" aria-label={t(naming ? 'demo.name' : 'demo.start')}>
      <SubjectPicker
        label={t('demo.who')}
        hint={t('demo.whoHint')}
        asTyped={(text) => t('demo.useText', { text })}
        autoFocus
        onPick={go}
        onText={setTyped}
      />
      {!naming && <ShareSelect value={shareMode} onChange={setShareMode} />}
      {fault && <FaultText fault={fault} />}
      <div className="row">
        <span className="gap" />
        <button type="button" className="quiet" onClick={() => show('notes')}>
          {t('demo.cancel')}
        </button>
        <button type="button" className="primary" onClick={() => go({ dealId: null, account: typed || null })}>
          {t(naming ? 'demo.name' : 'demo.start')}
        </button>
      </div>
    </section>
  )
}
