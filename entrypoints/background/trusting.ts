import type { Browser } from 'wxt/browser'
import type { z } from 'zod'
import type { StoreFault } from '@/utils/messages/messages'
import type { Result } from '@/utils/messages/result'
import { despiteDamage } from '@/utils/store/damage'
import { FaultyInputError } from '@/utils/store/errors'
import { answering, faultOf } from './answer'
import type { Core } from './core'
import { report } from './report'
import { isTrusted } from './seats'

type Message = { data: unknown; sender: Browser.runtime.MessageSender }

/** Like `answering`, for senders that are pages of ours which were let in; any other gets nothing. */
export function createTrusting({ db, tabs }: Pick<Core, 'db' | 'tabs'>) {
  return <S extends z.ZodType, T>(
    schema: S,
    handle: (input: z.infer<S>, sender: Browser.runtime.MessageSender) => Promise<T>,
  ) => {
    const answer = answering(schema, (input, sender) => despiteDamage(db, () => handle(input, sender)))
    return async (message: Message): Promise<Result<T, StoreFault>> => {
      if (await isTrusted(tabs, message.sender)) return answer(message)
      report(new Error('A message of a page that was not let in was refused.'))
      return faultOf(new FaultyInputError('fault.notLetIn'))
    }
  }
}

export type Trusting = ReturnType<typeof createTrusting>
