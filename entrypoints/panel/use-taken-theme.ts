import { useEffect, useState } from 'react'
import { ask } from '@/components/extension/ask'
import { sendMessage } from '@/utils/messages/messages'
import type { ThemeId } from '@/utils/model/ids'
import type { DeviceTheme } from '@/utils/model/records'

/** The theme that the note in the line was put to; one of a draft that came back is looked up. */
export function useTakenTheme(id: ThemeId | null): [DeviceTheme | null, (taken: DeviceTheme) => void] {
  const [theme, setTheme] = useState<DeviceTheme | null>(null)
  const known = theme?.id === id
  useEffect(() => {
    if (id === null || known) return
    let stale = false
    ask(sendMessage('getTheme', { id })).then((answer) => {
      if (!stale && answer.ok) setTheme(answer.value)
    })
    return () => {
      stale = true
    }
  }, [id, known])
  return [known ? theme : null, setTheme]
}
