import { dashboard } from '@/utils/strings/en/dashboard'
import { translator } from '@/utils/strings/translator'

/** Every text of the dashboard. */
export const t = translator(dashboard)
