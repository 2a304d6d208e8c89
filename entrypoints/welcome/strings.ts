import { welcomeStrings } from '@/utils/strings/en/welcome'
import { translator } from '@/utils/strings/translator'

export const t = translator(welcomeStrings, {
  de: async () => (await import('@/utils/strings/de/welcome')).welcomeStrings,
  ar: async () => (await import('@/utils/strings/ar/welcome')).welcomeStrings,
})
