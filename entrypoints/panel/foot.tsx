import type { ExtensionState } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import type { ObjectionId } from '@/utils/model/ids'
import { t } from './strings'

interface FootProps {
  state: ExtensionState
  undo: () => void
  withdrawn: string | null
  onPutBack: () => void
}

/** How many notes there are, what keeps them from being sent, and the way back from a mistake. */
export function Foot({ state, undo, withdrawn, onPutBack }: FootProps) {
  const { notes } = state
  const putBack = () => {
    sendMessage('withdrawNote', { id: withdrawn as ObjectionId, withdrawn: false }).then(onPutBack)
  }
  return (
    <footer className="foot">
      <span>
        {t('foot.notes', { count: notes.length })} · {summary(state)}
      </span>
      <span className="gap" />
      {withdrawn && (
        <button type="button" className="quiet accent" onClick={putBack}>
          {t('foot.putBack')}
        </button>
      )}
      {notes.length > 0 && (
        <button type="button" className="quiet" aria-keyshortcuts="Alt+Z" onClick={undo}>
          {t('foot.undo')} <kbd>Alt Z</kbd>
        </button>
      )}
    </footer>
  )
}

function summary({ paired, waiting, refused, problem }: ExtensionState): string {
  if (refused > 0) return t('foot.refused', { count: refused })
  if (waiting > 0) return t('foot.waiting', { count: waiting, why: t(`why.${problem?.code ?? 'sending'}`) })
  return paired ? t('foot.allSent') : t('foot.local')
}
