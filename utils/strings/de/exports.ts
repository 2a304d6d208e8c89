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
  'export.columns': 'Spalten',
  'export.allColumns_one': 'Alle {{count}}',
  'export.allColumns_other': 'Alle {{count}}',
  'export.columnsHint': 'In der Reihenfolge, in der Sie sie wählen.',
  'export.chooseAll': 'Alle',
  'export.about': 'Vorweg sagen, was es ist: Filter, Zeit, wer',
  'export.aboutSheet': 'Ein Blatt sagt, was es ist: Filter, Zeit, wer',
  'export.beginning': 'Der Download beginnt …',
  'export.progress': '{{number}} von {{total}} Notizen',
  'export.goesOn': 'Ihr Browser speichert die Datei. Sie können dies schließen: es geht weiter.',
  'export.stop': 'Abbrechen',
  'export.close': 'Schließen',
  'export.again': 'Noch einmal exportieren',
  'export.finished_one': '{{number}} Notiz wurde gesendet. Die Datei liegt bei Ihren Downloads.',
  'export.finished_other': '{{number}} Notizen wurden gesendet. Die Datei liegt bei Ihren Downloads.',
  'export.cancelled_one':
    'Abgebrochen nach {{number}} von {{total}} Notizen. Die Datei ist nicht vollständig: löschen Sie sie.',
  'export.cancelled_other':
    'Abgebrochen nach {{number}} von {{total}} Notizen. Die Datei ist nicht vollständig: löschen Sie sie.',
  'export.failed_one':
    'Nach {{number}} von {{total}} Notizen abgerissen. Die Datei ist nicht vollständig: löschen Sie sie und exportieren Sie noch einmal.',
  'export.failed_other':
    'Nach {{number}} von {{total}} Notizen abgerissen. Die Datei ist nicht vollständig: löschen Sie sie und exportieren Sie noch einmal.',
  'export.notBegun':
    'Der Download hat nicht begonnen. Erlauben Sie Ihrem Browser Downloads von dieser Seite und exportieren Sie noch einmal.',
}
