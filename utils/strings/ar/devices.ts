/** The dashboard's page of browsers and programs that may send notes. */
export const devices = {
  'devices.count_zero': 'لا أجهزة',
  'devices.count_one': 'جهاز واحد',
  'devices.count_two': 'جهازان',
  'devices.count_few': '{{number}} أجهزة',
  'devices.count_many': '{{number}} جهازًا',
  'devices.count_other': '{{number}} جهاز',
  'devices.intro': 'متصفحات وبرامج يُسمح لها بإرسال الملاحظات. ما ينتظر هو ما أبلغ به كل منها آخر مرة.',
  'devices.whose': 'لمن',
  'devices.lastSeen': 'آخر ظهور',
  'devices.never': 'لم يُستخدم',
  'devices.waiting': 'ينتظر هناك',
  'devices.created': 'مسموح له منذ',
  'devices.revoke': 'حجب',
  'devices.revokeOf': 'حجب جهاز {{name}}',
  'devices.revoked': 'حُجب {{time}}',
  'devices.revokeTitle': 'حجب هذا الجهاز لـ {{name}}؟',
  'devices.revokeBody':
    'لن يرسل شيئًا ولن يجلب شيئًا بعد الآن. تبقى الملاحظات التي لم تُرسل في ذلك المتصفح وتُرسل عند توصيله برمز جديد.',
  'devices.empty': 'لا أجهزة بعد',
  'devices.emptyNext': 'يُسمح لجهاز برمز يُلصق في إعدادات الإضافة:',
} as const
