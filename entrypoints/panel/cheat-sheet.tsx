import { t } from './strings'

const ROWS = [
  ['Enter', 'keys.save'],
  ['Shift Enter', 'keys.newLine'],
  ['Alt 1…9', 'keys.category'],
  ['Alt Z', 'keys.undo'],
  ['↓ Tab', 'keys.suggestions'],
  ['Alt ↓ ↑', 'keys.steps'],
  ['Esc', 'keys.close'],
  ['!!  !  ~', 'keys.severity'],
  ['?  +  >', 'keys.kind'],
  ['#', 'keys.area'],
  ['@', 'keys.competitor'],
  ['^', 'keys.role'],
  ['“ ”', 'keys.quote'],
  ['\\', 'keys.plain'],
  ['F1', 'keys.help'],
] as const

/** Every key and sign of the panel on one page. */
export function CheatSheet({ back }: { back: () => void }) {
  return (
    <section className="sheet" aria-label={t('keys.title')}>
      <dl className="keys">
        {ROWS.map(([keys, text]) => (
          <div key={keys}>
            <dt>
              <kbd className="keycap">{keys}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      {/* biome-ignore lint/a11y/noAutofocus: the keyboard must have a place in the page that has just opened. */}
      <button type="button" className="quiet" autoFocus onClick={back}>
        {t('keys.back')} <kbd>Esc</kbd>
      </button>
    </section>
  )
}
