import { type FormEvent, type MouseEvent, useRef } from 'react'

/**
 * For an element around controls: what a mouse has pressed or chosen there is done, and what is typed next belongs into
 * the line. Who goes from control to control by keyboard stays where they are.
 */
export function useBackByMouse(toLine: () => void) {
  const byMouse = useRef(false)
  return {
    onPointerDown: () => {
      byMouse.current = true
    },
    onKeyDownCapture: () => {
      byMouse.current = false
    },
    onClick: ({ target }: MouseEvent) => {
      if (byMouse.current && (target as Element).closest('button')) toLine()
    },
    onChange: ({ target }: FormEvent) => {
      if (byMouse.current && (target as Element).matches('select')) toLine()
    },
  }
}
