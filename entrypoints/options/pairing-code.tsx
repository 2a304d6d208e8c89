import { ExternalLink } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Fault } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'
import { settingsText as t } from '@/components/extension/settings-text'
import type { PairingView } from '@/utils/sync/pairing-desk'

interface PairingCodeProps {
  pairing: Extract<PairingView, { standing: 'waiting' }>
  fault: Fault | null
  cancel: () => void
}

const MINUTE_MS = 60_000

/** The code that the member compares with the dashboard's, and the way there. */
export function PairingCode({
  pairing: { url, userCode, page, leftMs, fault: away },
  fault,
  cancel,
}: PairingCodeProps) {
  const way = useRef<HTMLAnchorElement>(null)
  useEffect(() => way.current?.focus(), [])
  return (
    <div className="form">
      <p className="hint">{t('pairing.how', { url })}</p>
      <p className="stack">
        <span className="hint">{t('pairing.code')}</span>
        <bdi className="code" dir="ltr">
          {userCode}
        </bdi>
      </p>
      <p role="status">
        {t('pairing.waiting')}
        {away && <> {t(`connection.${away.code}`, { detail: away.detail ?? '' })}</>}
      </p>
      <p className="hint">{t('pairing.left', { count: Math.max(1, Math.ceil(leftMs / MINUTE_MS)) })}</p>
      <FaultLine fault={fault} />
      <div className="row buttons">
        <a ref={way} className="primary" href={page} target="_blank" rel="noreferrer">
          {t('pairing.open')} <ExternalLink size={14} aria-hidden="true" />
        </a>
        <button type="button" className="secondary" onClick={cancel}>
          {t('delete.cancel')}
        </button>
      </div>
    </div>
  )
}
