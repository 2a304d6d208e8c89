import { pageLocale } from '@/components/speak'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { unsentText } from '@/utils/messages/unsent'
import { t } from './strings'

interface FootProps {
  state: ExtensionState
  showKeys: () => void
  undo: () => void
  putBack: () => void
}

/** How many notes there are, what keeps them from being sent, and the way back from a mistake. */
export function Foot({ state, showKeys, undo, putBack }: FootProps) {
  const { notes, withdrawn, moved } = state
  // Right after a move the notice about it has the one undo: that says what it takes back.
  const isMoveNext = moved !== null && moved.notes > 0 && moved.isNewest
  return (
    <footer className="foot">
      <span>
        {t('foot.notes', { count: notes.length })} · {summary(state)}
      </span>
      <div className="row">
        {withdrawn > 0 && (
          <button type="button" className="quiet accent" aria-keyshortcuts="Alt+Shift+Z" onClick={putBack}>
            {withdrawn === 1 ? t('foot.putBack') : t('foot.putBackMany', { count: withdrawn })}
          </button>
        )}
        {notes.length > 0 && !isMoveNext && (
          <button type="button" className="quiet" aria-keyshortcuts="Alt+Z" onClick={undo}>
            {t('foot.undo')} <kbd>Alt+Z</kbd>
          </button>
        )}
        {/* Nothing to undo yet: whoever begins learns here how a line is written. */}
        {notes.length === 0 && withdrawn === 0 && (
          <button type="button" className="quiet" aria-keyshortcuts="F1" onClick={showKeys}>
            {t('menu.keys')} <kbd>F1</kbd>
          </button>
        )}
      </div>
    </footer>
  )
}

function summary(state: ExtensionState): string {
  const unsent = unsentText(state, { t, locale: pageLocale() })
  if (unsent !== '') return unsent
  if (!state.paired) return t('foot.local')
  // Made before there was an account, and not given to it: they are not sent.
  const kept = state.notes.filter(({ progress }) => progress === 'stored').length
  return kept > 0 ? t('foot.kept', { count: kept }) : t('foot.allSent')
}
