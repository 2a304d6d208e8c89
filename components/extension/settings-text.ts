import { settingsStrings } from '@/utils/strings/en/settings'
import { translator } from '@/utils/strings/translator'

export const settingsText = translator(settingsStrings, {
  de: async () => (await import('@/utils/strings/de/settings')).settingsStrings,
  ar: async () => (await import('@/utils/strings/ar/settings')).settingsStrings,
})
