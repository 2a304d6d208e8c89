/**
 * An error that no message can answer, such as one of a timer. It goes to the extension's own console, which the
 * browser keeps for its page of errors.
 */
export function report(error: unknown): void {
  console.error(error)
}
