/** Base of every error of ours: the message says what happened, what is safe and what to do next. */
export abstract class PushbackError extends Error {
  abstract override readonly name: string
}

/** What somebody typed, sent or configured cannot be used; `message` says what to do. */
export class BadInputError extends PushbackError {
  override readonly name = 'BadInputError' as const
}
