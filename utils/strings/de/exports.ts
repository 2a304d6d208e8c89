import type { exportStrings as english } from '../en/exports'
import type { German } from './translation'

export const exportStrings: German<typeof english> = {
  'export.title': 'Export',
  'export.open_one': '{{number}} Notiz exportieren',
  'export.open_other': '{{number}} Notizen exportieren',
  'export.none': 'Exportieren',
  'export.format': 'Format',
  'export.csv': 'CSV',
  'export.csvHint': 'Öffnet sich überall',
  'export.xlsx': 'Excel',
  'export.xlsxHint': 'Mit echten Daten und Beträgen',
  'export.jsonl': 'JSON Lines',
  'export.jsonlHint': 'Für Programme',
  'export.bom': 'Byte-Reihenfolge-Zeichen, für älteres Excel',
  'export.redact': 'Kundennamen und Zitate weglassen',
  'export.download_one': '{{number}} Notiz herunterladen',
  'export.download_other': '{{number}} Notizen herunterladen',
}
