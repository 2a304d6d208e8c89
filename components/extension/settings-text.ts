import { settingsStrings } from '@/utils/strings/en/settings'
import { translator } from '@/utils/strings/translator'

export const settingsText = translator(settingsStrings)
