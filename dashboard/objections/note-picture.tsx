import { useState } from 'react'
import { t } from '@/dashboard/strings'
import type { Sha256 } from '@/utils/model/ids'

/** The page as it was when the note was taken; it may come later than its note, or be out of reach for a while. */
export function NotePicture({ sha256 }: { sha256: Sha256 }) {
  const [away, setAway] = useState<Sha256 | null>(null)
  const address = `/api/attachments/${sha256}`
  if (away === sha256) return <p className="quiet">{t('note.pictureAway')}</p>
  return (
    <a className="detail-picture" href={address} target="_blank" rel="noreferrer">
      <img src={address} alt={t('note.picture')} loading="lazy" onError={() => setAway(sha256)} />
    </a>
  )
}
