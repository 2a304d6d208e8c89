import type { fieldStrings as english } from '../en/fields'
import type { Arabic } from './translation'

export const fieldStrings: Arabic<typeof english> = {
  'field.text': 'الكلمات',
  'field.theme': 'الموضوع',
  'field.kind': 'النوع',
  'field.category': 'الفئة',
  'field.severity': 'الشدة',
  'field.segment': 'الشريحة',
  'field.outcome': 'النتيجة',
  'field.owner': 'المسؤول',
  'field.currency': 'العملة',
  'field.deal': 'الصفقة',
  'field.from': 'من',
  'field.to': 'إلى',
  'field.period': 'الفترة',
  'field.account': 'العميل',
  'field.amount': 'المبلغ',
  'field.closed': 'أُغلقت',
  'field.area': 'المجال',
  'field.competitor': 'المنافس',
  'field.speaker': 'قالها',
  'field.handled': 'الجواب',
}
