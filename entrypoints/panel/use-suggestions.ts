import { useEffect, useState } from 'react'
import { ask } from '@/components/extension/ask'
import { parseLine } from '@/utils/capture/line'
import { sendMessage } from '@/utils/messages/messages'
import type { DeviceTheme } from '@/utils/model/records'

const SHORTEST = 3

export interface Suggestions {
  themes: DeviceTheme[]
  /** The one that Tab or Enter takes; -1 for none. */
  active: number
  setActive(index: number): void
}

/** Themes like what is being typed, asked anew with each keystroke; a late answer to an older line is dropped. */
export function useSuggestions(line: string, { off }: { off: boolean }): Suggestions {
  const [{ themes, active }, set] = useState<{ themes: DeviceTheme[]; active: number }>({ themes: [], active: -1 })
  useEffect(() => {
    const { text } = parseLine(line)
    if (off || text.length < SHORTEST) return set({ themes: [], active: -1 })
    let stale = false
    ask(sendMessage('suggestThemes', { text })).then((answer) => {
      if (!stale) set({ themes: answer.ok ? answer.value : [], active: -1 })
    })
    return () => {
      stale = true
    }
  }, [line, off])
  return { themes, active, setActive: (index) => set({ themes, active: index }) }
}
