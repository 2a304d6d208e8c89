import { Check, Info, TriangleAlert } from 'lucide-react'
import { type ReactNode, useContext, useEffect, useState } from 'react'
import { Attempts } from '@/components/extension/attempts'
import { isOutOfSight } from '@/utils/capture/share-rules'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { type Shortcut, sendMessage } from '@/utils/messages/messages'
import type { ShareMode } from '@/utils/model/words'
import { t } from './strings'
import type { View } from './use-view'

interface ReadinessProps {
  state: ExtensionState
  show: (view: View) => void
  mode: ShareMode
}

/** Four ticks: keys bound, customer picked, nothing unsent, notes out of sight. What is not ready says what to do. */
export function Readiness({ state, show, mode }: ReadinessProps) {
  const { demo, waiting, refused, problem } = state
  const attempt = useContext(Attempts)
  const { shortcuts, privateWindows } = useBrowserSettings()
  const unbound = shortcuts.filter(({ keys, suggested }) => suggested && keys === '')
  const unsent = refused > 0 ? t('foot.refused', { count: refused }) : waitingText(waiting, problem?.code)
  return (
    <ul className="ticks" aria-label={t('check.ready')}>
      <Tick done={unbound.length === 0} text={keysText(unbound)}>
        {unbound.length > 0 && (
          <Do text={t('check.setKeys')} act={() => attempt(sendMessage('openShortcutSettings'))} />
        )}
      </Tick>
      <Tick done={demo?.title != null} text={demo?.title ?? t(demo ? 'check.unnamed' : 'check.noDemo')}>
        {demo?.title == null && (
          <Do text={t(demo ? 'demo.name' : 'demo.start')} act={() => show(demo ? 'name' : 'start')} />
        )}
      </Tick>
      <Tick done={unsent === null} text={unsent ?? t('check.sent')} />
      <Tick done={mode === 'none' ? null : isOutOfSight(mode)} text={t(`check.safe.${mode}`)} />
      <li className="note-on-private">{t(privateWindows ? 'check.private' : 'check.noPrivate')}</li>
    </ul>
  )
}

function keysText(unbound: readonly Shortcut[]): string {
  if (unbound.length === 0) return t('check.keys')
  return t('check.noKey', { names: unbound.map(({ name }) => t(`check.key.${name}` as 'check.key.open')).join(', ') })
}

function waitingText(waiting: number, why: NonNullable<ExtensionState['problem']>['code'] | undefined): string | null {
  return waiting === 0 ? null : t('foot.waiting', { count: waiting, why: t(`why.${why ?? 'sending'}`) })
}

interface TickProps {
  /** Null for what is only to be known: while nothing is shared there is nothing to be done, and nothing is safe. */
  done: boolean | null
  text: string
  children?: ReactNode
}

function Tick({ done, text, children }: TickProps) {
  const Icon = done === null ? Info : done ? Check : TriangleAlert
  return (
    <li data-done={done ?? undefined}>
      <Icon size={14} aria-hidden="true" />
      {done !== null && <span className="sr-only">{t(done ? 'check.done' : 'check.open')}</span>}
      <span dir="auto">{text}</span>
      {children}
    </li>
  )
}

function Do({ text, act }: { text: string; act: () => unknown }) {
  return (
    <button type="button" className="quiet accent" onClick={act}>
      {text}
    </button>
  )
}

/** Asked again whenever this page gets the focus: both are changed on the browser's own pages. */
function useBrowserSettings(): { shortcuts: Shortcut[]; privateWindows: boolean } {
  const [settings, set] = useState<{ shortcuts: Shortcut[]; privateWindows: boolean }>({
    shortcuts: [],
    privateWindows: false,
  })
  useEffect(() => {
    const look = async () => {
      const [shortcuts, allowed] = await Promise.all([
        sendMessage('getShortcuts'),
        sendMessage('arePrivateWindowsAllowed'),
      ])
      set({ shortcuts: shortcuts.ok ? shortcuts.value : [], privateWindows: allowed.ok && allowed.value })
    }
    const lookAgain = () => void look().catch(console.error)
    lookAgain()
    addEventListener('focus', lookAgain)
    return () => removeEventListener('focus', lookAgain)
  }, [])
  return settings
}
