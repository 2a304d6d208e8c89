import type { AppContext } from './context'

/** Where the dashboard is for whoever asks: as the settings say, else as they came. */
export function pageAddress(c: AppContext): string {
  const { publicUrl } = c.var.services
  return publicUrl ?? new URL(c.req.url).origin
}
