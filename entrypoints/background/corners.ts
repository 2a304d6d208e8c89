import { storage } from 'wxt/utils/storage'
import { type Corner, FIRST_CORNER } from '@/utils/capture/corner'
import { Kept } from './kept'

/** Where overlays open on a site where none was docked yet. */
export const keptCorner = new Kept(storage.defineItem<Corner>('local:corner', { fallback: FIRST_CORNER, version: 1 }))
/** By origin, and no longer than the browser runs: which sites were open is nobody's business later. */
const keptCorners = new Kept(storage.defineItem<Record<string, Corner>>('session:corners', { fallback: {} }))

export async function cornerFor(url: string | undefined): Promise<Corner> {
  return (await keptCorners.get())[originOf(url) ?? ''] ?? keptCorner.get()
}

export async function rememberCorner(url: string | undefined, corner: Corner): Promise<void> {
  const origin = originOf(url)
  if (origin) await keptCorners.set({ ...(await keptCorners.get()), [origin]: corner })
}

export async function forgetCorners(): Promise<void> {
  await keptCorners.set({})
}

const originOf = (url: string | undefined) => (url && URL.canParse(url) ? new URL(url).origin : null)
