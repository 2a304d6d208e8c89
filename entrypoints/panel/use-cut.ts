import { type RefCallback, useCallback, useState } from 'react'

interface Cut {
  cut: boolean
  measure: RefCallback<HTMLElement>
}

/** Whether the element that `measure` is given shows less than it holds, at whatever width. */
export function useCut(): Cut {
  const [cut, setCut] = useState(false)
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const observer = new ResizeObserver(() => setCut(element.scrollHeight > element.clientHeight + 1))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { cut, measure }
}
