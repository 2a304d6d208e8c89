import { useEffect, useState } from 'react'
import { sendMessage } from '@/utils/messages/messages'

export interface Keys {
  /** The browser's keys of each command; empty where it bound none. */
  keys: Record<string, string>
  /** Opens the browser's own page for them. */
  change: () => void
  /** It did not open: the reader goes there by hand. */
  cannot: boolean
}

/** Looked up anew when the reader comes back from the browser's page for shortcuts. */
export function useKeys(): Keys {
  const [keys, setKeys] = useState<Record<string, string>>({})
  const [cannot, setCannot] = useState(false)
  useEffect(() => {
    const look = async () => {
      const answer = await sendMessage('getShortcuts')
      if (answer.ok) setKeys(Object.fromEntries(answer.value.map((shortcut) => [shortcut.name, shortcut.keys])))
    }
    look().catch(console.error)
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [])
  const change = async () => setCannot(!(await sendMessage('openShortcutSettings')).ok)
  return { keys, change, cannot }
}
