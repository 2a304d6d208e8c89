import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import './plot.css'

type PlotModule = typeof import('@observablehq/plot')

interface Props {
  label: string
  /** Makes the plot for a width; a new function makes a new plot. */
  draw: (plot: PlotModule, width: number) => Element
}

/** A plot as wide as its place. Its marks are links of ours; the table beside it says the same in text. */
export function PlotFigure({ label, draw }: Props) {
  const frame = useRef<HTMLElement>(null)
  const width = useWidth(frame)
  const router = useRouter()
  useEffect(() => {
    const { current: element } = frame
    const stop = new AbortController()
    if (element && width > 0) void place({ element, draw, width, signal: stop.signal })
    element?.addEventListener(
      'click',
      (event) => {
        const href = hrefAt(event)
        if (!href) return
        event.preventDefault()
        router.history.push(href)
      },
      { signal: stop.signal },
    )
    return () => stop.abort()
  }, [draw, width, router])
  return <figure ref={frame} className="plot-frame" aria-label={label} />
}

interface Place extends Pick<Props, 'draw'> {
  element: HTMLElement
  width: number
  signal: AbortSignal
}

/** Plot is a third of the dashboard's script, so it is fetched when the first plot is. */
async function place({ element, draw, width, signal }: Place) {
  const plot = await import('@observablehq/plot')
  if (signal.aborted) return
  const drawing = draw(plot, width)
  // Plot's own <style> is against the content security policy; plot.css has what it says.
  for (const style of drawing.querySelectorAll('style')) style.remove()
  // Its groups carry names without a role, which says nothing to a screen reader and breaks ARIA.
  for (const group of drawing.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label')
  element.replaceChildren(drawing)
}

function useWidth(frame: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const { current: element } = frame
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return width
}

/** The address of the mark under a plain click; with a modifier the browser opens it as it would any link. */
function hrefAt(event: MouseEvent): string | null {
  if (event.metaKey || event.ctrlKey || event.shiftKey || !(event.target instanceof Element)) return null
  const link = event.target.closest('a')
  return link?.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? link?.getAttribute('href') ?? null
}
