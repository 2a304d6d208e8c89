import { t } from './strings'

const KEYS = [
  ['Enter', 'keys.save'],
  ['Shift Enter', 'keys.newLine'],
  ['Alt 1…9', 'keys.category'],
  ['Alt Z', 'keys.undo'],
  ['↓ Tab', 'keys.suggestions'],
  ['Alt P', 'keys.picture'],
  ['Alt ↓ ↑', 'keys.steps'],
  ['Alt ← →', 'keys.corner'],
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
      <Rows rows={KEYS} />
      <Rows rows={SIGNS} />
      <button type="button" className="quiet back" onClick={back}>
        {t('keys.back')} <kbd>Esc</kbd>
      </button>
    </section>
  )
}

type Row = (typeof KEYS)[number] | (typeof SIGNS)[number]

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className="keys">
      {rows.map(([keys, text]) => (
        <div key={keys}>
          <dt>
            <kbd className="keycap">{keys}</kbd>
          </dt>
          <dd>{t(text)}</dd>
        </div>
      ))}
    </dl>
  )
}

const focusTop = (section: HTMLElement | null) => section?.focus()
