import type { StoreFault } from '@/utils/messages/messages'
import type { Result } from '@/utils/messages/result'

/** What went wrong, for the reader: a code of the catalogue and what the background said. */
export interface Fault {
  code: StoreFault | 'unavailable' | 'gone'
  message: string
}

type Answered<T> = { ok: true; value: T } | { ok: false; fault: Fault }

/** Waits for the background's answer; when there is none, the extension was updated or restarted under this page. */
export async function ask<T, E extends Fault['code']>(answer: Promise<Result<T, E>>): Promise<Answered<T>> {
  try {
    const result = await answer
    return result.ok ? result : { ok: false, fault: { code: result.error, message: result.message } }
  } catch {
    return { ok: false, fault: { code: 'gone', message: '' } }
  }
}

/**
 * For what does the same however often it is asked: once more where no answer came. The background may have done it and
 * died before it could say so.
 */
export async function askAgain<T, E extends Fault['code']>(send: () => Promise<Result<T, E>>): Promise<Answered<T>> {
  const answer = await ask(send())
  return answer.ok || answer.fault.code !== 'gone' ? answer : ask(send())
}
