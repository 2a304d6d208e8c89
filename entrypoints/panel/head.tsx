import { Ellipsis, X } from 'lucide-react'
import { type MouseEvent, type PointerEvent, useEffect, useState } from 'react'
import { pageLocale } from '@/components/speak'
import { clockOf } from '@/utils/capture/clock'
import type { DemoView, ExtensionState } from '@/utils/messages/extension-state'
import type { OverlayChannel } from './overlay-channel'
import { t } from './strings'
import type { View } from './use-view'

interface HeadProps {
  state: ExtensionState
  view: View
  show: (view: View) => void
  close: () => void
  channel: OverlayChannel
}

/** Whose demo it is, since when, and the way to everything else. The overlay is dragged by this bar. */
export function Head({ state: { demo, beganMs }, view, show, close, channel }: HeadProps) {
  return (
    <header className="head" {...draggable(channel)}>
      <span className="dot" data-running={demo !== null} aria-hidden="true" />
      {demo ? (
        <button
          type="button"
          className="quiet title"
          aria-label={demo.title === null ? undefined : t('demo.change', { title: nameOf(demo, demo.title) })}
          onClick={() => show(view === 'name' ? 'notes' : 'name')}
        >
          <span dir="auto">{demo.title ?? t('demo.unnamed')}</span>
          {demo.deal && (
            <span className="deal" dir="auto">
              {demo.deal}
            </span>
          )}
          {demo.title === null && <span className="hint">{` ${t('demo.name')}`}</span>}
        </button>
      ) : (
        <span className="title muted">{t('demo.none')}</span>
      )}
      <span className="gap" />
      {demo && <Clock since={beganMs} />}
      {!demo && view !== 'start' && (
        <button type="button" className="quiet accent" onClick={() => show('start')}>
          {t('demo.start')}
        </button>
      )}
      <button
        type="button"
        className="icon"
        aria-label={t('panel.menu')}
        aria-expanded={view === 'menu'}
        onClick={() => show(view === 'menu' ? 'notes' : 'menu')}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </button>
      <button type="button" className="icon" aria-label={t('panel.close')} title={t('panel.closeHint')} onClick={close}>
        <X size={16} aria-hidden="true" />
      </button>
    </header>
  )
}

const nameOf = ({ deal }: Pick<DemoView, 'deal'>, title: string) => (deal ? `${title} ${deal}` : title)

function Clock({ since }: { since: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <time className="clock" title={t('demo.running', { time: new Date(since).toLocaleTimeString(pageLocale()) })}>
      {clockOf(now - since)}
    </time>
  )
}

const TREMBLE_PX = 4

/** Dragged by its bar, docked at the next corner by a double click. The frame moves under the pointer, so only screen coordinates tell how far it has gone. */
function draggable(channel: OverlayChannel) {
  return {
    onDoubleClick: (event: MouseEvent<HTMLElement>) => {
      if (!(event.target as Element).closest('button')) channel.tell({ type: 'dock', to: 'next' })
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || (event.target as Element).closest('button')) return
      const bar = event.currentTarget
      bar.setPointerCapture(event.pointerId)
      let { screenX, screenY } = event
      let dragging = false
      const move = (moved: globalThis.PointerEvent) => {
        // A hand that clicks twice trembles.
        dragging ||= Math.hypot(moved.screenX - screenX, moved.screenY - screenY) > TREMBLE_PX
        if (!dragging) return
        channel.tell({ type: 'drag', dx: moved.screenX - screenX, dy: moved.screenY - screenY })
        ;({ screenX, screenY } = moved)
      }
      bar.addEventListener('pointermove', move)
      bar.addEventListener('lostpointercapture', () => bar.removeEventListener('pointermove', move), { once: true })
    },
  }
}
