import { dashboard } from '@/utils/strings/en/dashboard'
import { translator } from '@/utils/strings/translator'

/** Every text of the dashboard. */
export const t = translator(dashboard, {
  de: async () => (await import('@/utils/strings/de/dashboard')).dashboard,
  ar: async () => (await import('@/utils/strings/ar/dashboard')).dashboard,
})
