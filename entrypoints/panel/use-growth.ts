import { type RefObject, useEffect, useLayoutEffect } from 'react'

/** Older Firefox leaves it to us. */
const growsItself = () => CSS.supports('field-sizing', 'content')

/** Lets the line grow with its text, and with what narrows it; the style sheet sets where it begins to scroll. */
export function useGrowth(line: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: its height depends on what stands in it.
  useLayoutEffect(() => grow(line.current), [line, text])
  useEffect(() => {
    const around = line.current?.parentElement
    if (!around || growsItself()) return
    const observer = new ResizeObserver(() => requestAnimationFrame(() => grow(line.current)))
    observer.observe(around)
    return () => observer.disconnect()
  }, [line])
}

function grow(line: HTMLTextAreaElement | null): void {
  if (!line || growsItself()) return
  line.style.height = 'auto'
  line.style.height = `${line.scrollHeight + 2}px`
}
