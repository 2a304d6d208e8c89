import type { Browser } from 'wxt/browser'
import type { z } from 'zod'
import type { StoreFault } from '@/utils/messages/messages'
import { fail, type Result } from '@/utils/messages/result'
import { checked } from '@/utils/store/checked'
import { ChangedError, DemoRunningError, FaultyInputError, GoneError, StorageFullError } from '@/utils/store/errors'
import { t as faultText } from '@/utils/store/fault-strings'
import { NoPictureError } from './picture-of-page'
import { report } from './report'
import { readersLanguage } from './settings'

interface Received {
  data: unknown
  sender: Browser.runtime.MessageSender
}

/**
 * A handler for a message with input: it is parsed, and what goes wrong comes back as a `Result` that the page can
 * show. Only this maps an error to a code.
 */
export function answering<S extends z.ZodType, T>(
  schema: S,
  handle: (input: z.infer<S>, sender: Browser.runtime.MessageSender) => Promise<T>,
): (message: Received) => Promise<Result<T, StoreFault>> {
  return async ({ data, sender }) => {
    try {
      return { ok: true, value: await handle(checked(schema, data), sender) }
    } catch (error) {
      return faultOf(error)
    }
  }
}

/** What a page may say of an error; one that nobody expected is reported here. */
export async function faultOf(error: unknown): Promise<{ ok: false; error: StoreFault; message: string }> {
  if (error instanceof StorageFullError) return fail('storage_full', error.message)
  if (error instanceof GoneError) return fail('not_found', error.message)
  if (error instanceof FaultyInputError) {
    await faultText.speak(await readersLanguage())
    return fail('invalid', error.text())
  }
  if (error instanceof NoPictureError) return fail('no_picture', error.message)
  if (error instanceof ChangedError) return fail('changed', error.line)
  if (error instanceof DemoRunningError) return fail('demo_running', error.message)
  report(error)
  return fail('storage')
}
