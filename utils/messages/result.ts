/** What a handler answers: an `Error` does not cross from one page to another reliably, a plain object does. */
export type Result<T, E extends string> = { ok: true; value: T } | { ok: false; error: E; message: string }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const fail = <E extends string>(error: E, message = ''): { ok: false; error: E; message: string } => ({
  ok: false,
  error,
  message,
})
