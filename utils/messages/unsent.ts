import type { unsentStrings } from '../strings/en/unsent'
import type { Translate } from '../strings/translator'
import type { ExtensionState } from './extension-state'

interface Spoken {
  t: (...asked: Parameters<Translate<typeof unsentStrings>>) => string
  locale: string | undefined
}

/** How many notes are not at the endpoint, why, and when it is tried again; empty where there is none of these. */
export function unsentText(
  { waiting, refused, problem }: Pick<ExtensionState, 'waiting' | 'refused' | 'problem'>,
  { t, locale }: Spoken,
): string {
  const parts: string[] = []
  if (refused > 0) parts.push(t('foot.refused', { count: refused }))
  if (waiting > 0) parts.push(t('foot.waiting', { count: waiting, why: t(`why.${problem?.code ?? 'sending'}`) }))
  if (waiting > 0 && problem?.nextTryAt)
    parts.push(
      t('foot.nextTry', { time: new Date(problem.nextTryAt).toLocaleTimeString(locale, { timeStyle: 'medium' }) }),
    )
  return parts.join(' · ')
}
