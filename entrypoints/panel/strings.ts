import { panelStrings } from '@/utils/strings/en/panel'
import { translator } from '@/utils/strings/translator'

export const t = translator(panelStrings)
