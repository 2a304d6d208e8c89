import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { signIn } from '@/dashboard/api/changes'
import { RefusedError } from '@/dashboard/api/errors'
import { meQuery } from '@/dashboard/api/queries'
import { errorText } from '@/dashboard/parts/error-text'
import { t } from '@/dashboard/strings'
import { Brand, NewLinkHelp } from './signed-out'

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

  return (
    <main className="alone" aria-busy={isPending}>
      <Brand />
      <h1>{title(token, error)}</h1>
      {error && <SignInFailure error={error} retry={() => mutate(token)} />}
      {!token && <p>{t('signIn.noToken')}</p>}
      {(error || !token) && <NewLinkHelp />}
    </main>
  )
}

function title(token: string, error: unknown): string {
  if (!token) return t('signIn.noTokenTitle')
  return error ? t('signIn.failedTitle') : t('signIn.working')
}

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
