import { useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'
import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'

/** Whether the panel may take pictures of the page: off until the reader turns it on. */
export function PicturesField({ allowed }: { allowed: boolean }) {
  const [fault, setFault] = useState<Fault | null>(null)
  // Shown at once, and until the background tells the same; back where it could not be kept.
  const [asked, setAsked] = useState<boolean | null>(null)
  if (asked === allowed) setAsked(null)
  const change = async (next: boolean) => {
    setAsked(next)
    const answer = await ask(sendMessage('setPictures', { allowed: next }))
    if (!answer.ok) setAsked(null)
    setFault(answer.ok ? null : answer.fault)
  }
  return (
    <div className="field">
      <label className="choice">
        <input type="checkbox" checked={asked ?? allowed} onChange={(event) => change(event.target.checked)} />
        {t('pictures.allow')}
      </label>
      <span className="hint">{t('pictures.hint')}</span>
      {fault && <FaultLine fault={fault} />}
    </div>
  )
}
