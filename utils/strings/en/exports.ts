/** Where files are exported: the dialog beside the list. */
export const exportStrings = {
  'export.title': 'Export',
  'export.open_one': 'Export {{number}} note',
  'export.open_other': 'Export {{number}} notes',
  'export.none': 'Export',
  'export.format': 'Format',
  'export.csv': 'CSV',
  'export.csvHint': 'Opens anywhere',
  'export.xlsx': 'Excel',
  'export.xlsxHint': 'Typed dates and amounts',
  'export.jsonl': 'JSON Lines',
  'export.jsonlHint': 'For programs',
  'export.bom': 'Byte order mark, for older Excel',
  'export.redact': 'Leave out customer names and quotes',
  'export.download_one': 'Download {{number}} note',
  'export.download_other': 'Download {{number}} notes',
} as const
