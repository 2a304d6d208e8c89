import type { Fault } from '@/components/extension/ask'
import { t } from './strings'

/** Why nothing was saved, in plain words; the text is still in the line. */
export function FaultText({ fault: { code, message } }: { fault: Fault }) {
  return (
    <p className="fault" role="alert">
      {t(`error.${code}`, { message })}
    </p>
  )
}
