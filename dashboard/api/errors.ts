import { PushbackError } from '@/utils/model/errors'
import type { Problem } from '@/utils/model/problem'

/** The endpoint refused or failed, and said why. */
export class RefusedError extends PushbackError {
  override readonly name = 'RefusedError' as const
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title)
  }
}

/** No answer came: the endpoint is down or the network is. */
export class UnreachableError extends PushbackError {
  override readonly name = 'UnreachableError' as const
}

/** An answer came that is not one of this version's endpoint. */
export class StrangeAnswerError extends PushbackError {
  override readonly name = 'StrangeAnswerError' as const
}

/** Whether the endpoint does not know who asks, so that only signing in helps. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof RefusedError && error.problem.status === 401
}

/** Whether asking again can help: not when the endpoint has refused the request as such. */
export function isWorthRetrying(error: unknown): boolean {
  if (error instanceof RefusedError) return error.problem.status >= 500 || error.problem.status === 429
  return error instanceof UnreachableError
}
