import type { aboutStrings as english } from '../en/about'
import { fieldStrings } from './fields'
import type { Arabic } from './translation'
import { words } from './words'

export const aboutStrings: Arabic<typeof english> = {
  ...words,
  ...fieldStrings,
  'about.title': 'عن هذا الملف',
  'about.begins': 'يبدأ الجدول في السطر {{line}}',
  'about.what': 'ما هو',
  'about.whatValue': 'ملاحظات من العروض، مصدّرة من Pushback: {{workspace}}',
  'about.made': 'أُنشئ',
  'about.by': 'بواسطة',
  'about.commandLine': 'سطر الأوامر',
  'about.filter': 'المرشح',
  'about.everything': 'بلا: كل الملاحظات',
  'about.link': 'الشيء نفسه في Pushback',
  'about.notes': 'الملاحظات',
  'about.deals': 'الصفقات التي تخصها',
  'about.customers': 'العملاء',
  'about.named': 'بأسمائهم وأقوالهم',
  'about.redacted': 'استُبعدت الأسماء والاقتباسات: [redacted]',
  'about.money': 'المال',
  'about.moneyValue':
    'المبالغ بعملة كل صفقة؛ لا تُجمع العملات أبدًا. مبلغ الصفقة مذكور عند كل ملاحظة من ملاحظاتها: احسبه مرة واحدة.',
  'about.moneySheets':
    'المبالغ بعملة كل صفقة؛ لا تُجمع العملات أبدًا. مبلغ الصفقة مذكور عند كل ملاحظة من ملاحظاتها: اجمع المبالغ في ورقة Deals حيث تظهر كل صفقة مرة واحدة.',
  'about.summary':
    'في كل صف من ورقة Summary تُحسب الصفقة مرة واحدة. الصفقة ذات الموضوعين تظهر تحت كليهما، وتحت «الكل» مرة واحدة.',
  'about.times': 'الأوقات',
  'about.timesValue': 'بتوقيت UTC. أيام المرشح هي أيام {{timeZone}}.',
  'about.all': 'الكل',
  'about.noTheme': 'بلا موضوع',
  'about.noSegment': 'بلا شريحة',
  'about.unknown': 'واحد لم يعد موجودًا',
  'about.since': 'منذ {{from}}',
  'about.until': 'حتى {{to}}',
}
