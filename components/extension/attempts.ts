import { createContext, useCallback, useState } from 'react'
import type { Result } from '@/utils/messages/result'
import { ask, type Fault } from './ask'

/** Waits for what was asked by a key or a button; answers whether it was done. What was not is said in the page. */
export type Attempt = (asked: Promise<Result<unknown, Fault['code']>>) => Promise<boolean>

/** For whatever stands in a page of ours and has no place of its own to say why something failed. */
export const Attempts = createContext<Attempt>(async (asked) => (await ask(asked)).ok)

/** What failed last, until something is done again. */
export function useAttempts(): { failed: Fault | null; attempt: Attempt } {
  const [failed, setFailed] = useState<Fault | null>(null)
  const attempt = useCallback<Attempt>(async (asked) => {
    const answer = await ask(asked)
    setFailed(answer.ok ? null : answer.fault)
    return answer.ok
  }, [])
  return { failed, attempt }
}
