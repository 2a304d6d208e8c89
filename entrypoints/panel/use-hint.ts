import { useState } from 'react'
import { begunSign, type Draft } from '@/utils/capture/draft'
import { t } from './strings'

export interface Hint {
  /** Why the last key has done nothing; null once something else is typed or chosen. */
  said: string | null
  say: (why: string) => void
}

export function useHint(draft: Draft): Hint {
  const [hint, setHint] = useState<{ of: Draft; why: string } | null>(null)
  return { said: hint?.of === draft ? hint.why : null, say: (why) => setHint({ of: draft, why }) }
}

/** What is missing in a line that says nothing yet, though something is typed. */
export function missingIn(line: string): string {
  const sign = begunSign(line)
  return sign ? t('line.begun', { sign }) : t('line.unsaid')
}
