import type { welcomeStrings as english } from '../en/welcome'
import type { Arabic } from './translation'

export const welcomeStrings: Arabic<typeof english> = {
  'welcome.title': 'التقط ما يقولونه في الثانية التي يقولونه فيها',
  'welcome.lead': 'جرّبه هنا: ثلاثة مفاتيح ونصف دقيقة. لا شيء يغادر هذا الحاسوب.',
  'welcome.press': 'اضغط {{keys}}',
  'welcome.pressWhy': 'يفتح ملاحظاتك فوق أي صفحة، والمؤشر في السطر.',
  'welcome.noKeys': 'ليس لدى متصفحك مفتاح لذلك بعد.',
  'welcome.setKeys': 'حدّد مفتاحًا',
  'welcome.openByButton': 'أو افتحها بنقرة',
  'welcome.type': 'اكتب ملاحظة واحدة واضغط Enter',
  'welcome.typeWhy': 'علامتا تعجب تجعلانها مانعًا، وواحدة مزعجًا، و~ مستحسنًا.',
  'welcome.example': '!! يحتاج إلى سكربت لكل كائن في Windows',
  'welcome.see': 'ها هي، مع دقيقتها',
  'welcome.seeWaiting': 'تظهر هنا لحظة تصير آمنة على القرص.',
  'welcome.mark': 'لا وقت للكتابة؟ {{keys}} يعلّم مانعًا بلا أي نافذة؛ وتسمّيه بعد العرض.',
  'welcome.clear': 'أزل ملاحظات التجربة',
  'welcome.cleared': 'أزيلت. الملاحظة القادمة حقيقية.',
  'welcome.setUp': 'قبل عرضك الأول',
  'welcome.pin': 'أبقِ الزر في شريط الأدوات',
  'welcome.pinWhy': 'رقمه يعدّ ملاحظاتك، وهو العلامة الوحيدة للحظة المعلَّمة. افتح قطعة الأحجية وثبّت Pushback.',
  'welcome.pinned': 'هو هناك.',
  'welcome.team': 'خادم فريقك',
  'welcome.teamWhy': 'فقط إن أردت: كل هذا يعمل بدونه.',
  'welcome.teamOpen': 'اتصل',
  'welcome.done': 'أنت جاهز. أغلق هذه الصفحة وتابع عرضك.',
  'welcome.settings': 'كل الإعدادات',
}
