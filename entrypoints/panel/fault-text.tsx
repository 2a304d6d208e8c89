import type { Fault } from '@/components/extension/ask'
import { t } from './strings'

const FAILED = new Set(['storage_full', 'storage', 'invalid', 'not_found', 'gone'] as const)
type FailedCode = Parameters<(typeof FAILED)['add']>[0]

/** Why something that a key or a button asked for was not done. */
export function FailedText({ fault: { code, message } }: { fault: Fault }) {
  const isOwn = (each: Fault['code']): each is FailedCode => FAILED.has(each as FailedCode)
  return (
    <p className="fault" role="alert">
      {isOwn(code) ? t(`failed.${code}`, { message }) : t(`error.${code}`, { message })}
    </p>
  )
}

/** Why nothing was saved, in plain words; the text is still in the line. */
export function FaultText({ fault: { code, message } }: { fault: Fault }) {
  return (
    <p className="fault" role="alert">
      {t(`error.${code}`, { message })}
    </p>
  )
}
