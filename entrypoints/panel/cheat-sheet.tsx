import { useEffect, useState } from 'react'
import { ask } from '@/components/extension/ask'
import { sendMessage } from '@/utils/messages/messages'
import { focusTop } from './focus-top'
import { t } from './strings'

const KEYS = [
  ['Enter', 'keys.save'],
  ['Shift+Enter', 'keys.newLine'],
  ['Alt+1…9', 'keys.category'],
  ['Alt+Z', 'keys.undo'],
  ['Alt+Shift+Z', 'keys.putBack'],
  ['↓ Tab', 'keys.suggestions'],
  ['↓', 'keys.question'],
  ['Alt+P', 'keys.picture'],
  ['Alt+↓ ↑', 'keys.steps'],
  ['Alt+← →', 'keys.corner'],
  ['Alt+M', 'keys.move'],
  ['Alt+N', 'keys.start'],
  ['F1', 'keys.help'],
  ['Esc', 'keys.close'],
] as const

const SIGNS = [
  ['!!  !  ~', 'keys.severity'],
  ['?  +  >', 'keys.kind'],
  ['#', 'keys.area'],
  ['@', 'keys.competitor'],
  ['^', 'keys.role'],
  ['" "', 'keys.quote'],
  ['\\', 'keys.plain'],
] as const

/** Every key and sign of the panel on one page. */
export function CheatSheet({ back }: { back: () => void }) {
  return (
    // The focus is at the top, so that the page opens there; its way back is at the end.
    <section className="sheet keys-sheet" aria-label={t('keys.title')} tabIndex={-1} ref={focusTop}>
      <h2>{t('keys.title')}</h2>
      <Rows rows={KEYS.map(([keys, text]) => [keys, t(text)])} />
      <Rows rows={useChords()} />
      <Rows rows={SIGNS.map(([keys, text]) => [keys, t(text)])} />
      <button type="button" className="quiet back" onClick={back}>
        {t('keys.back')} <kbd>Esc</kbd>
      </button>
    </section>
  )
}

/** The keys that work on every page, as the browser has bound them. */
function useChords(): [string, string][] {
  const [chords, setChords] = useState<[string, string][]>([])
  useEffect(() => {
    let stale = false
    ask(sendMessage('getShortcuts')).then((answer) => {
      const bound = answer.ok ? answer.value.filter(({ keys }) => keys !== '') : []
      if (!stale) setChords(bound.map(({ keys, name }) => [keys, t(`check.key.${name}` as 'check.key.open')]))
    })
    return () => {
      stale = true
    }
  }, [])
  return chords
}

function Rows({ rows }: { rows: readonly (readonly [keys: string, text: string])[] }) {
  if (rows.length === 0) return null
  return (
    <dl className="keys">
      {rows.map(([keys, text]) => (
        <div key={keys}>
          <dt>
            <kbd className="keycap">{keys}</kbd>
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
