import { panelStrings } from '@/utils/strings/en/panel'
import { translator } from '@/utils/strings/translator'

export const t = translator(panelStrings, {
  de: async () => (await import('@/utils/strings/de/panel')).panelStrings,
  ar: async () => (await import('@/utils/strings/ar/panel')).panelStrings,
})
