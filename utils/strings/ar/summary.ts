import type { summaryStrings as english } from '../en/summary'
import type { Arabic } from './translation'
import { words } from './words'

export const summaryStrings: Arabic<typeof english> = {
  ...words,
  'summary.unnamed': 'عرض',
  'summary.noWords': '(بلا كلمات)',
  'summary.theme': 'الموضوع: {{title}}',
  'summary.step': 'عند «{{step}}»',
  'summary.count_zero': 'لا ملاحظات',
  'summary.count_one': 'ملاحظة واحدة',
  'summary.count_two': 'ملاحظتان',
  'summary.count_few': '{{count}} ملاحظات',
  'summary.count_many': '{{count}} ملاحظة',
  'summary.count_other': '{{count}} ملاحظة',
  'summary.severity': '{{severity}}: {{count}}',
}
