import type { summaryStrings as english } from '../en/summary'
import type { German } from './translation'
import { words } from './words'

export const summaryStrings: German<typeof english> = {
  ...words,
  'summary.unnamed': 'Demo',
  'summary.noWords': '(ohne Worte)',
  'summary.theme': 'Thema: {{title}}',
  'summary.step': 'bei „{{step}}“',
  'summary.count_one': '{{count}} Notiz',
  'summary.count_other': '{{count}} Notizen',
  'summary.severity': '{{severity}}: {{count}}',
}
