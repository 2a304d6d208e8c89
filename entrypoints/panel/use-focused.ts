import { useEffect, useState } from 'react'

/** Whether the focus is in this page. */
export function useFocused(): boolean {
  const [focused, setFocused] = useState(() => document.hasFocus())
  useEffect(() => {
    const update = () => setFocused(document.hasFocus())
    addEventListener('focus', update)
    addEventListener('blur', update)
    return () => {
      removeEventListener('focus', update)
      removeEventListener('blur', update)
    }
  }, [])
  return focused
}
