import { browser } from 'wxt/browser'
import { fail } from '@/utils/messages/result'
import { report } from './report'

/** What another extension sends gets no answer but a refusal. That it came is logged, never what it said. */
export function refuseStrangers(): void {
  browser.runtime.onMessageExternal.addListener((_message, { id }, answer) => {
    report(new StrangerError(id))
    answer(fail('not_ours'))
  })
  browser.runtime.onConnectExternal.addListener((port) => {
    report(new StrangerError(port.sender?.id))
    port.disconnect()
  })
}

class StrangerError extends Error {
  override name = 'StrangerError' as const
  constructor(id: string | undefined) {
    super(`A message of another extension (${id ?? 'unnamed'}) was refused.`)
  }
}
