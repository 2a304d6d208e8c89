import type { faultStrings as english } from '../en/faults'
import type { Arabic } from './translation'

export const faultStrings: Arabic<typeof english> = {
  'fault.tooLong.text':
    'في النص {{length, number}} حرفًا، وتتسع الملاحظة الواحدة لـ {{limit, number}}. اختصره أو احفظه في ملاحظتين.',
  'fault.tooLong.quote':
    'في الاقتباس {{length, number}} حرفًا، وتتسع الملاحظة الواحدة لـ {{limit, number}}. اختصره أو احفظه في ملاحظتين.',
  'fault.tooLong.area': 'في المجال {{length, number}} حرفًا، والحد {{limit, number}}. اختصره.',
  'fault.tooLong.competitor': 'في اسم المنافس {{length, number}} حرفًا، والحد {{limit, number}}. اختصره.',
  'fault.tooLong.account': 'في الاسم {{length, number}} حرفًا، والحد {{limit, number}}. اختصره.',
  'fault.tooLong.line': 'في السطر {{length, number}} حرفًا، ولا يُقرأ أكثر من {{limit, number}}. اختصره.',
  'fault.tooLong.query': 'في البحث {{length, number}} حرفًا، والحد {{limit, number}}. اكتب كلمات أقل.',
  'fault.tooLong.url': 'في العنوان {{length, number}} حرفًا، والحد {{limit, number}}. انسخه من جديد.',
  'fault.tooLong.token': 'في الرمز {{length, number}} حرفًا، والحد {{limit, number}}. انسخه من جديد.',
  'fault.tooMany.ids':
    'عدد هذه الملاحظات {{length, number}}، ويمكن نقل {{limit, number}} دفعة واحدة. انقل أقل في كل مرة.',
  'fault.empty.account': 'الاسم فارغ. اكتب اسمًا أو اختر صفقة.',
  'fault.unusable':
    'فيه شيء لا يستطيع هذا الإصدار حفظه ({{field}}). لم يتغير شيء. أغلق هذه الصفحة وافتحها من جديد ثم حاول مرة أخرى.',
  'fault.notLetIn': 'لم يفتح Pushback هذه الصفحة. لم يتغير شيء. أغلقها وافتح الملاحظات من جديد.',
  'fault.picture': 'هذه ليست صورة PNG أو JPEG أو WebP لا تتجاوز 5 ميغابايت. لم يُحفظ شيء.',
  'fault.backupLarge': 'هذا الملف أكبر من أي نسخة احتياطية. لم يتغير شيء. اختر ملفًا أنشأه «حفظ نسخة احتياطية».',
  'fault.backupForeign': 'هذا الملف ليس نسخة احتياطية من Pushback. لم يتغير شيء. اختر ملفًا أنشأه «حفظ نسخة احتياطية».',
  'fault.backupNewer': 'أنشأ هذه النسخة إصدار أحدث من Pushback. لم يتغير شيء: حدّث الإضافة.',
  'fault.backupDamaged':
    'هذه النسخة تالفة: لا يمكن قراءة المُدخل {{row, number}} في «{{table}}» ({{field}}). لم يتغير شيء. اختر ملفًا آخر أنشأه «حفظ نسخة احتياطية».',
  'fault.backupTable':
    'هذه النسخة تالفة: قائمتها «{{table}}» غير موجودة. لم يتغير شيء. اختر ملفًا آخر أنشأه «حفظ نسخة احتياطية».',
  'fault.backupCut': 'هذا الملف مبتور أو تالف. لم يتغير شيء. اختر ملفًا أنشأه «حفظ نسخة احتياطية».',
  'fault.backupField':
    'في هذه النسخة حقل ليس في أي من نسخنا («{{field}}»). لم يتغير شيء. اختر ملفًا أنشأه «حفظ نسخة احتياطية».',
  'fault.unsent_zero': 'لم يُحذف شيء.',
  'fault.unsent_one': 'لم يُحذف شيء: ملاحظة واحدة لم تُرسل قط. أرسلها أو احفظ نسخة احتياطية أو قل إنها قد تضيع.',
  'fault.unsent_two': 'لم يُحذف شيء: ملاحظتان لم تُرسلا قط. أرسلهما أو احفظ نسخة احتياطية أو قل إنهما قد تضيعان.',
  'fault.unsent_few': 'لم يُحذف شيء: {{count}} ملاحظات لم تُرسل قط. أرسلها أو احفظ نسخة احتياطية أو قل إنها قد تضيع.',
  'fault.unsent_many': 'لم يُحذف شيء: {{count}} ملاحظة لم تُرسل قط. أرسلها أو احفظ نسخة احتياطية أو قل إنها قد تضيع.',
  'fault.unsent_other': 'لم يُحذف شيء: {{count}} ملاحظة لم تُرسل قط. أرسلها أو احفظ نسخة احتياطية أو قل إنها قد تضيع.',
}
