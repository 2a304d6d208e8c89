import { onMessage } from '@/utils/messages/messages'
import { toBase64 } from '@/utils/store/base64'
import { keepPicture, readPicture } from '@/utils/store/pictures'
import type { AttachmentRow } from '@/utils/store/rows'
import { fetchPicture } from '@/utils/sync/pictures'
import { keptAccount } from './account'
import type { Core } from './core'
import { inputs, nothing } from './inputs'
import { NoPictureError, pictureOfPage } from './picture-of-page'
import { surfaceOfSender } from './seats'
import { keptLastTab } from './session'
import { keptPictures } from './settings'
import { world } from './sync'
import type { Trusting } from './trusting'

/** Pictures of the page, taken by the reader's own key and seen before anything is sent. */
export function handlePictures({ db, tabs }: Core, trusting: Trusting): void {
  onMessage(
    'takePicture',
    trusting(nothing, async (_, sender) => {
      if (!(await keptPictures.get())) throw new NoPictureError('pictures are off in Settings.')
      const tabId = surfaceOfSender(sender) === 'overlay' ? sender.tab?.id : await keptLastTab.get()
      if (tabId === undefined || tabId === null) throw new NoPictureError('no page is known.')
      return keepPicture(db, { bytes: await pictureOfPage(tabs, tabId), nowMs: Date.now(), unsent: true })
    }),
  )
  onMessage(
    'getPicture',
    trusting(inputs.getPicture, async ({ sha256 }) => {
      const known = await readPicture(db, sha256)
      if (known) return { url: dataUrlOf(known), refusal: known.refusal }
      const account = await keptAccount.get()
      const bytes = account && (await fetchPicture(world, account, sha256))
      if (!bytes) return null
      await keepPicture(db, { bytes, nowMs: Date.now(), unsent: false })
      const kept = await readPicture(db, sha256)
      return kept ? { url: dataUrlOf(kept), refusal: null } : null
    }),
  )
}

/** Messages between pages carry text only. */
const dataUrlOf = ({ type, bytes }: AttachmentRow) => `data:${type};base64,${toBase64(bytes)}`
