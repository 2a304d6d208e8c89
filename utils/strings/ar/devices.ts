/** The dashboard's page of browsers and programs that may send notes. */
export const devices = {
  'devices.count_zero': 'لا أجهزة',
  'devices.count_one': 'جهاز واحد',
  'devices.count_two': 'جهازان',
  'devices.count_few': '{{number}} أجهزة',
  'devices.count_many': '{{number}} جهازًا',
  'devices.count_other': '{{number}} جهاز',
  'devices.intro': 'متصفحات وبرامج يُسمح لها بإرسال الملاحظات. ما ينتظر هو ما أبلغ به كل منها آخر مرة.',
  'devices.whose': 'الجهاز وصاحبه',
  'devices.token': 'رمز',
  'devices.lastSeen': 'آخر ظهور',
  'devices.never': 'لم يُستخدم',
  'devices.waiting': 'ينتظر هناك',
  'devices.created': 'مسموح له منذ',
  'devices.revoke': 'حجب',
  'devices.revokeOf': 'حجب {{device}} لـ {{name}}',
  'devices.revoked': 'حُجب {{time}}',
  'devices.revokeTitle': 'حجب {{device}} لـ {{name}}؟',
  'devices.revokeBody':
    'لن يرسل شيئًا ولن يجلب شيئًا بعد الآن. تبقى الملاحظات التي لم تُرسل في ذلك المتصفح وتُرسل عند توصيله من جديد.',
  'devices.empty': 'لا أجهزة بعد',
  'devices.emptyNext':
    'لتوصيل متصفح افتح فيه إعدادات الإضافة وأدخل عنوان هذه الصفحة واضغط «اتصل». تعرض رمزًا تؤكده هنا.',
  'devices.emptyToken': 'البرامج، والمتصفحات التي لا تستطيع فتح هذه الصفحة، تأخذ رمزًا:',
} as const
