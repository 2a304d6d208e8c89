import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button, Form, Input, Label, TextField } from 'react-aria-components'
import { RefusedError } from '@/dashboard/api/errors'
import { answerPairing, pairingQuery } from '@/dashboard/api/people'
import { InlineError } from '@/dashboard/parts/error-state'
import { useDates, useMe } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'

/** Lets a browser in that shows a code: the member compares the two before they say yes. */
export function PairPage() {
  const { code } = useSearch({ from: '/app/pair' })
  return (
    <div className="scroll-page">
      <div className="pair">{code === undefined ? <TypeCode /> : <Confirm key={code} code={code} />}</div>
    </div>
  )
}

function TypeCode({ problem }: { problem?: unknown }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void navigate({ to: '/pair', search: (search) => ({ ...search, code: typed.trim() }) })
  }
  return (
    <>
      <h1>{t('pair.title')}</h1>
      <p className="quiet">{t('pair.typeIt')}</p>
      <Form className="sign-in-form" onSubmit={submit}>
        <TextField className="field" isRequired autoFocus value={typed} onChange={setTyped} maxLength={20}>
          <Label>{t('pair.code')}</Label>
          <Input className="pair-code" dir="ltr" autoComplete="off" spellCheck={false} placeholder="BCDF-GHJK" />
        </TextField>
        {isUnknown(problem) ? (
          <p className="inline-error" role="alert">
            {t('pair.unknown')}
          </p>
        ) : (
          <InlineError error={problem} />
        )}
        <Button type="submit" className="button button-primary" isDisabled={typed.trim() === ''}>
          {t('pair.next')}
        </Button>
      </Form>
    </>
  )
}

const isUnknown = (error: unknown) => error instanceof RefusedError && error.problem.code === 'unknown_code'

function Confirm({ code }: { code: string }) {
  const me = useMe()
  const { minute } = useDates()
  const answering = useMutation({ mutationFn: (allow: boolean) => answerPairing(code, allow) })
  // An answered code is not known any more: asked again, as when one comes back to this tab, that would read as a fault.
  const { data, error } = useQuery({ ...pairingQuery(code), enabled: answering.isIdle || answering.isError })
  if (answering.isSuccess) {
    return (
      <>
        <h1>{answering.variables ? t('pair.allowed') : t('pair.denied')}</h1>
        <p>{answering.variables ? t('pair.allowedNext') : t('pair.deniedNext')}</p>
      </>
    )
  }
  if (error) return <TypeCode problem={error} />
  return (
    <>
      <h1>{t('pair.question', { name: me.name, workspace: me.workspace.name })}</h1>
      <p>
        <bdi className="pair-code" dir="ltr">
          {code.toUpperCase()}
        </bdi>
      </p>
      {data ? (
        <p className="quiet">{t('pair.asks', { device: data.device, time: minute(data.createdAt) })}</p>
      ) : (
        <p className="quiet">{t('loading')}</p>
      )}
      <p>{t('pair.warning')}</p>
      <InlineError error={answering.error} />
      <div className="dialog-buttons">
        <Button className="button" isDisabled={!data} onPress={() => answering.mutate(false)}>
          {t('pair.deny')}
        </Button>
        <Button className="button button-primary" isDisabled={!data} onPress={() => answering.mutate(true)}>
          {t('pair.allow')}
        </Button>
      </div>
    </>
  )
}
