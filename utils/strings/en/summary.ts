import { words } from './words'

/** Texts of the summary of a demo, as Markdown and as plain text for an e-mail: customers may get to read it. */
export const summaryStrings = {
  ...words,
  'summary.unnamed': 'Demo',
  'summary.noWords': '(no words)',
  'summary.theme': 'theme: {{title}}',
  'summary.step': 'at “{{step}}”',
  'summary.count_one': '{{count}} note',
  'summary.count_other': '{{count}} notes',
  'summary.severity': '{{severity}}: {{count}}',
} as const
