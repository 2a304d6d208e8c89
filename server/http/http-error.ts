import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { PushbackError } from '@/utils/model/errors'
import type { Problem } from '@/utils/model/problem'

interface Refused {
  status: ContentfulStatusCode
  /** Names the case for programs. */
  code: string
  issues?: Problem['issues']
  headers?: Record<string, string>
}

/** The request cannot be answered as it was asked; the message is for the person and says what to do. */
export class HttpError extends PushbackError {
  override readonly name = 'HttpError' as const
  constructor(
    message: string,
    readonly refused: Refused,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
