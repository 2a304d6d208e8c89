/** What was wrong with what somebody typed or chose, as the extension's pages show it. */
export const faultStrings = {
  'fault.tooLong.text':
    'The text has {{length, number}} characters; {{limit, number}} fit into one note. Shorten it, or save it as two.',
  'fault.tooLong.quote':
    'The quotation has {{length, number}} characters; {{limit, number}} fit into one note. Shorten it, or save it as two.',
  'fault.tooLong.area': 'The area has {{length, number}} characters; {{limit, number}} fit. Shorten it.',
  'fault.tooLong.competitor': 'The competitor has {{length, number}} characters; {{limit, number}} fit. Shorten it.',
  'fault.note': 'The note cannot be saved: {{field}}: {{reason}}',
  'fault.demo': 'The demo cannot be saved: {{field}}: {{reason}}',
  'fault.picture': 'This is no PNG, JPEG or WebP picture of at most 5 MB. Nothing was kept.',
  'fault.backupLarge':
    'This file is larger than any backup. Nothing was changed. Choose a file that “Save a backup” has made.',
  'fault.backupForeign':
    'This file is not a backup of Pushback. Nothing was changed. Choose a file that “Save a backup” has made.',
  'fault.backupNewer': 'A newer version of Pushback made this backup. Nothing was changed: update the extension.',
  'fault.backupDamaged':
    'This backup is damaged ({{where}}: {{reason}}). Nothing was changed. Choose a file that “Save a backup” has made.',
  'fault.backupCut':
    'This file is cut off or damaged. Nothing was changed. Choose a file that “Save a backup” has made.',
  'fault.backupField':
    'This backup has a field that none of ours has ("{{field}}"). Nothing was changed. Choose a file that “Save a backup” has made.',
  'fault.unsent_one':
    'Nothing was deleted: {{count}} note was never sent. Send it, save a backup, or say that it may go.',
  'fault.unsent_other':
    'Nothing was deleted: {{count}} notes were never sent. Send them, save a backup, or say that they may go.',
} as const
