import { pageLocale } from '@/components/speak'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { settingsText as t } from './settings-text'

/** Why notes do not get through, and when it is tried again. */
export function SyncProblem({ problem }: Pick<ExtensionState, 'problem'>) {
  if (!problem) return null
  const { code, detail, nextTryAt } = problem
  const time = nextTryAt !== null && new Date(nextTryAt).toLocaleTimeString(pageLocale(), { timeStyle: 'medium' })
  return (
    <p className="fault" role="status">
      {t(`problem.${code}`, { detail: detail ?? '' })}
      {time && <> {t('sync.nextTry', { time })}</>}
    </p>
  )
}
