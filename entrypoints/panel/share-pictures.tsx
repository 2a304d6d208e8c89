import { Eye, EyeOff } from 'lucide-react'
import { SHARES, type Share, seenPieces } from '@/utils/capture/share-rules'
import type { ShareMode } from '@/utils/model/words'
import { SharePicture } from './share-picture'
import { t } from './strings'

/** What the audience would see in each kind of share with the present setting, one picture each. */
export function SharePictures({ mode }: { mode: ShareMode }) {
  return (
    <ul className="share-pictures" aria-label={t('check.pictures')}>
      {SHARES.map((share) => (
        <li key={share} data-chosen={share === mode}>
          <SharePicture share={share} mode={mode} />
          <Seen share={share} mode={mode} />
        </li>
      ))}
    </ul>
  )
}

function Seen({ share, mode }: { share: Share; mode: ShareMode }) {
  const pieces = seenPieces(share, mode)
  const Icon = pieces.length === 0 ? EyeOff : Eye
  return (
    <>
      <strong>
        {t(`check.${share}`)} <Icon className="eye" size={12} aria-hidden="true" />
      </strong>
      <span className="seen">
        {pieces.length === 0 ? t('check.nothing') : pieces.map((piece) => t(`check.piece.${piece}`)).join(', ')}
      </span>
    </>
  )
}
