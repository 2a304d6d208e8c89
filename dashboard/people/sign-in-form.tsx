import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, Form, Input, Label, TextField } from 'react-aria-components'
import { mailLink, signInAtProvider, signInByPassword, signInWaysQuery } from '@/dashboard/api/people'
import { meQuery } from '@/dashboard/api/queries'
import { t } from '@/dashboard/strings'
import { SignInProblem } from './sign-in-problem'

/** The ways in that need no link: the team's own provider, and a password. Whoever comes in stays on their page. */
export function SignInForm({ onEntered }: { onEntered?: () => void }) {
  const { data: ways } = useQuery(signInWaysQuery)
  const [typed, setTyped] = useState({ email: '', password: '' })
  const client = useQueryClient()
  const entering = useMutation({
    mutationFn: signInByPassword,
    onSuccess: async () => {
      await client.resetQueries(meQuery)
      onEntered?.()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    entering.mutate(typed)
  }
  return (
    <div className="sign-in">
      {ways?.provider && <ProviderButton name={ways.provider} />}
      <Form className="sign-in-form" onSubmit={submit}>
        <TextField
          className="field"
          type="email"
          name="email"
          autoComplete="username"
          isRequired
          value={typed.email}
          onChange={(email) => setTyped({ ...typed, email })}
        >
          <Label>{t('signIn.email')}</Label>
          <Input dir="ltr" />
        </TextField>
        <TextField
          className="field"
          type="password"
          name="password"
          autoComplete="current-password"
          isRequired
          value={typed.password}
          onChange={(password) => setTyped({ ...typed, password })}
        >
          <Label>{t('signIn.password')}</Label>
          <Input dir="ltr" />
        </TextField>
        <SignInProblem error={entering.error} />
        <Button type="submit" className="button button-primary" isDisabled={entering.isPending}>
          {t('signIn.enter')}
        </Button>
      </Form>
      {ways?.mail && <Forgotten email={typed.email} />}
    </div>
  )
}

function ProviderButton({ name }: { name: string }) {
  const going = useMutation({
    mutationFn: () => signInAtProvider(pageToComeBackTo()),
    onSuccess: ({ url }) => window.location.assign(url),
  })
  return (
    <div className="sign-in-provider">
      <Button className="button" isDisabled={going.isPending} onPress={() => going.mutate()}>
        {t('signIn.provider', { name })}
      </Button>
      <SignInProblem error={going.error} />
      <p className="sign-in-or">{t('signIn.or')}</p>
    </div>
  )
}

function pageToComeBackTo(): string {
  const { pathname, search } = window.location
  return pathname === '/sign-in' ? '/' : `${pathname}${search}`
}

/** A letter with a link, to the address that was typed. */
function Forgotten({ email }: { email: string }) {
  const mailing = useMutation({ mutationFn: mailLink })
  const typed = email.trim()
  return (
    <div className="sign-in-forgotten">
      <Button
        className="button button-plain"
        isDisabled={typed === '' || mailing.isPending}
        onPress={() => mailing.mutate(typed)}
      >
        {t('signIn.mailLink')}
      </Button>
      <SignInProblem error={mailing.error} />
      {mailing.isSuccess && <p role="status">{t('signIn.mailed', { email: typed })}</p>}
    </div>
  )
}
