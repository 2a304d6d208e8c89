import { type FormEvent, useState } from 'react'
import { FaultLine } from '@/components/extension/fault-line'
import { settingsText as t } from '@/components/extension/settings-text'
import type { PairingView } from '@/utils/sync/pairing-desk'
import { AddressField } from './address-field'
import { PairingCode } from './pairing-code'
import { TokenForm } from './token-form'
import { usePairing } from './use-pairing'

/** Connects to the team's server: by a code that the member confirms in the dashboard, or by a token. */
export function ConnectForm({ url: known, done }: { url: string; done: () => void }) {
  const [url, setUrl] = useState(known)
  const [byToken, setByToken] = useState(false)
  const { pairing, busy, fault, start, cancel } = usePairing(done)
  if (pairing?.standing === 'waiting') return <PairingCode pairing={pairing} fault={fault} cancel={cancel} />
  if (byToken) return <TokenForm url={url} setUrl={setUrl} byCode={() => setByToken(false)} done={done} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void start(url)
  }
  return (
    <form className="form" onSubmit={submit}>
      <p className="hint">{t('account.intro')}</p>
      <AddressField url={url} setUrl={setUrl} />
      <FaultLine fault={fault} />
      {pairing && !busy && <Ended pairing={pairing} />}
      <div className="row buttons">
        <button type="submit" className="primary" disabled={url.trim() === '' || busy}>
          {busy ? t('pairing.starting') : t('account.connect')}
        </button>
        <button type="button" className="quiet" onClick={() => setByToken(true)}>
          {t('account.byToken')}
        </button>
      </div>
    </form>
  )
}

function Ended({ pairing: { code, detail } }: { pairing: Extract<PairingView, { standing: 'ended' }> }) {
  return (
    <p className="fault" role="alert">
      {code === 'denied' || code === 'expired'
        ? t(`pairing.${code}`)
        : t(`connection.${code}`, { detail: detail ?? '' })}
    </p>
  )
}
