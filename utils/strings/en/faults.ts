/** What was wrong with what somebody typed or chose, as the extension's pages show it. */
export const faultStrings = {
  'fault.tooLong.text':
    'The text has {{length, number}} characters; {{limit, number}} fit into one note. Shorten it, or save it as two.',
  'fault.tooLong.quote':
    'The quotation has {{length, number}} characters; {{limit, number}} fit into one note. Shorten it, or save it as two.',
  'fault.tooLong.area': 'The area has {{length, number}} characters; {{limit, number}} fit. Shorten it.',
  'fault.tooLong.competitor': 'The competitor has {{length, number}} characters; {{limit, number}} fit. Shorten it.',
  'fault.tooLong.account': 'The name has {{length, number}} characters; {{limit, number}} fit. Shorten it.',
  'fault.tooLong.line':
    'The line has {{length, number}} characters; more than {{limit, number}} are not read. Shorten it.',
  'fault.tooLong.query':
    'What you search for has {{length, number}} characters; {{limit, number}} fit. Type fewer words.',
  'fault.tooLong.url': 'The address has {{length, number}} characters; {{limit, number}} fit. Copy it anew.',
  'fault.tooLong.token': 'The token has {{length, number}} characters; {{limit, number}} fit. Copy it anew.',
  'fault.tooMany.ids':
    'These are {{length, number}} notes; {{limit, number}} can be moved at once. Move fewer at a time.',
  'fault.empty.account': 'The name is empty. Type one, or pick a deal.',
  'fault.unusable':
    'There is something in it that this version cannot keep ({{field}}). Nothing was changed. Close this page, open it again and try once more.',
  'fault.notLetIn':
    'This page is not one that Pushback opened. Nothing was changed. Close it and open the notes again.',
  'fault.picture': 'This is no PNG, JPEG or WebP picture of at most 5 MB. Nothing was kept.',
  'fault.backupLarge':
    'This file is larger than any backup. Nothing was changed. Choose a file that “Save a backup” has made.',
  'fault.backupForeign':
    'This file is not a backup of Pushback. Nothing was changed. Choose a file that “Save a backup” has made.',
  'fault.backupNewer': 'A newer version of Pushback made this backup. Nothing was changed: update the extension.',
  'fault.backupDamaged':
    'This backup is damaged: entry {{row, number}} of its “{{table}}” cannot be read ({{field}}). Nothing was changed. Choose another file that “Save a backup” has made.',
  'fault.backupTable':
    'This backup is damaged: its list “{{table}}” is missing. Nothing was changed. Choose another file that “Save a backup” has made.',
  'fault.backupCut':
    'This file is cut off or damaged. Nothing was changed. Choose a file that “Save a backup” has made.',
  'fault.backupField':
    'This backup has a field that none of ours has ("{{field}}"). Nothing was changed. Choose a file that “Save a backup” has made.',
  'fault.unsent_one':
    'Nothing was deleted: {{count}} note was never sent. Send it, save a backup, or say that it may go.',
  'fault.unsent_other':
    'Nothing was deleted: {{count}} notes were never sent. Send them, save a backup, or say that they may go.',
} as const
