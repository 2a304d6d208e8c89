import { useEffect, useState } from 'react'
import { ask } from '@/components/extension/ask'
import { Latest } from '@/components/extension/latest'
import { sendMessage } from '@/utils/messages/messages'
import type { DeviceTheme } from '@/utils/model/records'

const SHORTEST = 3
const NONE: { themes: DeviceTheme[]; active: number } = { themes: [], active: -1 }

export interface Suggestions {
  themes: DeviceTheme[]
  /** The one that Tab or Enter takes; -1 for none. */
  active: number
  setActive(index: number): void
}

/** Themes like what is being typed, the customer's words among it, asked anew as the line changes; a late answer to an older line is dropped. */
export function useSuggestions(said: string, { off }: { off: boolean }): Suggestions {
  const [{ themes, active }, set] = useState(NONE)
  const [latest] = useState(
    () =>
      new Latest(
        (text: string) => ask(sendMessage('suggestThemes', { text })),
        (answer) => set({ themes: answer.ok ? answer.value : [], active: -1 }),
      ),
  )
  useEffect(() => {
    if (!off && said.length >= SHORTEST) return latest.want(said)
    latest.forget()
    set(NONE)
  }, [latest, said, off])
  return { themes, active, setActive: (index) => set({ themes, active: index }) }
}
