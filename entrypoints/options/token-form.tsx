import { type FormEvent, useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'
import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'
import type { ConnectionTest } from '@/utils/sync/hello'
import { AddressField } from './address-field'

interface Standing {
  busy: boolean
  test: ConnectionTest | null
  fault: Fault | null
}

interface TokenFormProps {
  url: string
  setUrl: (url: string) => void
  /** The other way in. */
  byCode: () => void
  done: () => void
}

/** Address and token, tried before they are kept; what is wrong is said in plain words. */
export function TokenForm({ url, setUrl, byCode, done }: TokenFormProps) {
  const [token, setToken] = useState('')
  const access = { url, token }
  const [{ busy, test, fault }, setStanding] = useState<Standing>({ busy: false, test: null, fault: null })
  const run = async (tried: () => ReturnType<typeof attempt>) => {
    setStanding({ busy: true, test: null, fault: null })
    const answer = await tried()
    setStanding({ busy: false, ...answer })
    return answer.test?.ok === true
  }
  const connect = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => attempt('connect', access))) done()
  }
  const ready = url.trim() !== '' && token.trim() !== '' && !busy
  return (
    <form className="form" onSubmit={connect}>
      <p className="hint">{t('account.intro')}</p>
      <AddressField url={url} setUrl={setUrl} />
      <label className="field">
        <span>{t('account.token')}</span>
        <input
          type="password"
          autoComplete="off"
          placeholder={t('account.tokenHint')}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </label>
      <FaultLine fault={fault} />
      {test && <TestResult test={test} />}
      <div className="row buttons">
        <button
          type="button"
          className="secondary"
          disabled={!ready}
          onClick={() => run(() => attempt('testConnection', access))}
        >
          {busy ? t('account.testing') : t('account.test')}
        </button>
        <button type="submit" className="primary" disabled={!ready}>
          {t('account.connect')}
        </button>
        <button type="button" className="quiet" onClick={byCode}>
          {t('account.byCode')}
        </button>
      </div>
    </form>
  )
}

async function attempt(
  message: 'connect' | 'testConnection',
  access: { url: string; token: string },
): Promise<Pick<Standing, 'test' | 'fault'>> {
  if (message === 'connect') {
    const answer = await ask(sendMessage('connect', access))
    return answer.ok ? { test: answer.value.test, fault: null } : { test: null, fault: answer.fault }
  }
  const answer = await ask(sendMessage('testConnection', access))
  return answer.ok ? { test: answer.value, fault: null } : { test: null, fault: answer.fault }
}

function TestResult({ test }: { test: ConnectionTest }) {
  if (!test.ok) {
    return (
      <p className="fault" role="alert">
        {t(`connection.${test.code}`, { detail: test.detail ?? '' })}
      </p>
    )
  }
  const { workspace, member } = test.hello
  return (
    <p className="good" role="status">
      {t('account.works', { workspace, member })}
    </p>
  )
}
