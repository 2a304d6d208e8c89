import { RefusedError } from '@/dashboard/api/errors'
import { errorText } from '@/dashboard/parts/error-text'
import { t } from '@/dashboard/strings'

const KNOWN = {
  wrong_password: 'signIn.wrong',
  too_many_tries: 'signIn.tooOften',
  provider_away: 'signIn.providerAway',
} as const

const isKnown = (code: string): code is keyof typeof KNOWN => code in KNOWN

/** Why somebody did not come in, in plain words. */
export function SignInProblem({ error }: { error: unknown }) {
  if (!error) return null
  const code = error instanceof RefusedError ? error.problem.code : ''
  const { title, next } = errorText(error)
  return (
    <p role="alert" className="sign-in-problem">
      {isKnown(code) ? t(KNOWN[code]) : `${title} ${next}`}
    </p>
  )
}
