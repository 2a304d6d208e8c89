import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { RefusedError } from '@/dashboard/api/errors'
import { signIn } from '@/dashboard/api/people'
import { meQuery } from '@/dashboard/api/queries'
import { errorText } from '@/dashboard/parts/error-text'
import { SignInForm } from '@/dashboard/people/sign-in-form'
import { t } from '@/dashboard/strings'
import { Brand, NewLinkHelp, OtherWays } from './signed-out'

/** Opened by the one-time link: the token after `#` never reaches a server log; it is posted, then forgotten. */
export function SignInPage() {
  const [token] = useState(() => window.location.hash.slice(1))
  const client = useQueryClient()
  const navigate = useNavigate()
  const { mutate, error, isPending } = useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      await client.resetQueries(meQuery)
      await navigate({ to: '/objections', replace: true })
    },
  })
  useEffect(() => {
    if (token) mutate(token)
  }, [token, mutate])
  if (!token) return <SignInHere />

  return (
    <main className="alone" aria-busy={isPending}>
      <Brand />
      <h1>{error ? t('signIn.failedTitle') : t('signIn.working')}</h1>
      {error && <SignInFailure error={error} retry={() => mutate(token)} />}
      {error && <SignInForm onEntered={() => void navigate({ to: '/objections', replace: true })} />}
      {error && <NewLinkHelp />}
    </main>
  )
}

/** Without a link: where the team's provider sends people whom it did not let in, too. */
function SignInHere() {
  const navigate = useNavigate()
  const { error } = useSearch({ from: '/sign-in' })
  return (
    <main className="alone">
      <Brand />
      <h1>{t('signIn.noTokenTitle')}</h1>
      {error && (
        <p role="alert" className="sign-in-problem">
          {NOT_INVITED.includes(error) ? t('signIn.notInvited') : t('signIn.providerFailed')}
        </p>
      )}
      <SignInForm onEntered={() => void navigate({ to: '/objections', replace: true })} />
      <OtherWays />
    </main>
  )
}

/** better-auth's words for an address that belongs to no member, or is not proved. */
const NOT_INVITED: readonly string[] = ['signup_disabled', 'email_not_found']

function SignInFailure({ error, retry }: { error: unknown; retry: () => void }) {
  // A refused link is used or expired for good; the endpoint says which. Anything else may pass.
  const isRefused = error instanceof RefusedError && error.problem.status < 500
  const { title: what, next } = errorText(error)
  return (
    <div role="alert">
      <p>{isRefused ? (error.problem.detail ?? t('signIn.used')) : `${what} ${next}`}</p>
      {!isRefused && (
        <Button className="button" onPress={retry}>
          {t('error.retry')}
        </Button>
      )}
    </div>
  )
}
