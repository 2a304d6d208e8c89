import type { exportStrings as english } from '../en/exports'
import type { Arabic } from './translation'

export const exportStrings: Arabic<typeof english> = {
  'export.title': 'تصدير',
  'export.open_zero': 'لا شيء للتصدير',
  'export.open_one': 'صدّر ملاحظة واحدة',
  'export.open_two': 'صدّر ملاحظتين',
  'export.open_few': 'صدّر {{number}} ملاحظات',
  'export.open_many': 'صدّر {{number}} ملاحظة',
  'export.open_other': 'صدّر {{number}} ملاحظة',
  'export.none': 'تصدير',
  'export.format': 'الصيغة',
  'export.csv': 'CSV',
  'export.csvHint': 'يُفتح في أي مكان',
  'export.xlsx': 'Excel',
  'export.xlsxHint': 'تواريخ ومبالغ محددة النوع',
  'export.jsonl': 'JSON Lines',
  'export.jsonlHint': 'للبرامج',
  'export.bom': 'علامة ترتيب البايتات، لإصدارات Excel القديمة',
  'export.redact': 'استبعد أسماء العملاء والاقتباسات',
  'export.download_zero': 'لا شيء للتنزيل',
  'export.download_one': 'نزّل ملاحظة واحدة',
  'export.download_two': 'نزّل ملاحظتين',
  'export.download_few': 'نزّل {{number}} ملاحظات',
  'export.download_many': 'نزّل {{number}} ملاحظة',
  'export.download_other': 'نزّل {{number}} ملاحظة',
}
