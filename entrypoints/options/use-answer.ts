import { useCallback, useEffect, useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import type { Result } from '@/utils/messages/result'

/** What the background answers to `question`, asked again whenever one of `on` changes or `again` is called. */
export function useAnswer<T, E extends Fault['code']>(question: () => Promise<Result<T, E>>, ...on: unknown[]) {
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof ask<T, E>>> | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is a constant of its caller; `on` is when to ask.
  const again = useCallback(() => void ask(question()).then(setAnswer), on)
  useEffect(again, [again])
  return { value: answer?.ok ? answer.value : null, fault: answer && !answer.ok ? answer.fault : null, again }
}
