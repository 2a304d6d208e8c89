import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ask } from '@/components/extension/ask'
import { type PictureView, sendMessage } from '@/utils/messages/messages'
import type { Sha256 } from '@/utils/model/ids'
import { t } from './strings'

/** A note's picture: small, large on a click, and gone by its button. */
export function NotePicture({ sha256, remove }: { sha256: Sha256; remove: () => void }) {
  const picture = usePicture(sha256)
  const [large, setLarge] = useState(false)
  return (
    <figure className="picture" data-large={large} aria-busy={picture === undefined}>
      {picture ? (
        <button type="button" aria-expanded={large} aria-label={t('picture.enlarge')} onClick={() => setLarge(!large)}>
          <img src={picture.url} alt={t('picture.alt')} />
        </button>
      ) : (
        <span className="hint">{picture === null ? t('picture.missing') : ''}</span>
      )}
      <button
        type="button"
        className="icon"
        aria-label={t('picture.remove')}
        title={t('picture.remove')}
        onClick={remove}
      >
        <X size={14} aria-hidden="true" />
      </button>
      {picture?.refusal && <figcaption className="hint">{t('picture.refused', { why: picture.refusal })}</figcaption>}
    </figure>
  )
}

/** Undefined until it is known, null where it is nowhere. */
function usePicture(sha256: Sha256): PictureView | null | undefined {
  const [picture, setPicture] = useState<PictureView | null>()
  useEffect(() => {
    let wanted = true
    setPicture(undefined)
    ask(sendMessage('getPicture', { sha256 })).then((answer) => wanted && setPicture(answer.ok ? answer.value : null))
    return () => {
      wanted = false
    }
  }, [sha256])
  return picture
}
