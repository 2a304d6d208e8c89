import { RefusedError, StrangeAnswerError, UnreachableError } from '@/dashboard/api/errors'
import { t } from '@/dashboard/strings'

export interface ErrorText {
  /** What happened. */
  title: string
  /** What is safe and what to do. */
  next: string
  /** How to find it in the endpoint's log. */
  id?: string
}

/** The one mapping from an error to what a person reads; what is unexpected shows an id, never its inside. */
export function errorText(error: unknown): ErrorText {
  if (error instanceof UnreachableError) return { title: t('error.unreachable'), next: t('error.unreachableNext') }
  if (error instanceof StrangeAnswerError) return { title: t('error.strange'), next: t('error.strangeNext') }
  if (error instanceof RefusedError) return refusedText(error)
  return { title: t('error.unexpected'), next: t('error.unexpectedNext') }
}

function refusedText({ problem }: RefusedError): ErrorText {
  const { status, requestId: id } = problem
  if (status === 401) return { title: t('error.signedOut'), next: t('error.signedOutNext'), id }
  if (status === 403) return { title: t('error.role'), next: problem.detail ?? t('error.roleNext'), id }
  if (status === 404) return { title: t('error.gone'), next: t('error.goneNext'), id }
  if (status >= 500) return { title: t('error.server'), next: t('error.serverNext'), id }
  return { title: problem.title, next: problem.detail ?? t('error.refusedNext'), id }
}
