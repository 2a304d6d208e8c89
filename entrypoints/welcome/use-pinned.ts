import { useEffect, useState } from 'react'

/** Whether the toolbar shows our button; null where the browser does not tell, which always shows it. */
export function usePinned(): boolean | null {
  const [pinned, setPinned] = useState<boolean | null>(null)
  useEffect(() => {
    const { action } = chrome
    if (!action.getUserSettings) return
    const look = () => void action.getUserSettings().then(({ isOnToolbar }) => setPinned(isOnToolbar ?? null))
    look()
    action.onUserSettingsChanged?.addListener(look)
    return () => action.onUserSettingsChanged?.removeListener(look)
  }, [])
  return pinned
}
