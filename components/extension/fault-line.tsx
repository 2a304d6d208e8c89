import type { Fault } from '@/components/extension/ask'
import { settingsText as t } from '@/components/extension/settings-text'

export function FaultLine({ fault }: { fault: Fault | null }) {
  if (!fault) return null
  return (
    <p className="fault" role="alert">
      {t(`error.${fault.code}`, { message: fault.message })}
    </p>
  )
}
