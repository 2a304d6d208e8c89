import type { faultStrings as english } from '../en/faults'
import type { German } from './translation'

export const faultStrings: German<typeof english> = {
  'fault.tooLong.text':
    'Der Text hat {{length, number}} Zeichen; {{limit, number}} passen in eine Notiz. Kürzen Sie ihn, oder sichern Sie ihn als zwei.',
  'fault.tooLong.quote':
    'Das Zitat hat {{length, number}} Zeichen; {{limit, number}} passen in eine Notiz. Kürzen Sie es, oder sichern Sie es als zwei.',
  'fault.tooLong.area': 'Der Bereich hat {{length, number}} Zeichen; {{limit, number}} passen hinein. Kürzen Sie ihn.',
  'fault.tooLong.competitor':
    'Der Mitbewerber hat {{length, number}} Zeichen; {{limit, number}} passen hinein. Kürzen Sie ihn.',
  'fault.note': 'Die Notiz lässt sich nicht sichern: {{field}}: {{reason}}',
  'fault.demo': 'Die Demo lässt sich nicht sichern: {{field}}: {{reason}}',
  'fault.picture': 'Das ist kein PNG-, JPEG- oder WebP-Bild von höchstens 5 MB. Nichts wurde aufbewahrt.',
  'fault.backupLarge':
    'Diese Datei ist größer als jede Sicherung. Nichts wurde geändert. Wählen Sie eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupForeign':
    'Diese Datei ist keine Sicherung von Pushback. Nichts wurde geändert. Wählen Sie eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupNewer':
    'Eine neuere Version von Pushback hat diese Sicherung erzeugt. Nichts wurde geändert: Aktualisieren Sie die Erweiterung.',
  'fault.backupDamaged':
    'Diese Sicherung ist beschädigt ({{where}}: {{reason}}). Nichts wurde geändert. Wählen Sie eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupCut':
    'Diese Datei ist abgeschnitten oder beschädigt. Nichts wurde geändert. Wählen Sie eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupField':
    'Diese Sicherung hat ein Feld, das keine von uns hat („{{field}}“). Nichts wurde geändert. Wählen Sie eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.unsent_one':
    'Nichts wurde gelöscht: {{count}} Notiz wurde nie gesendet. Senden Sie sie, speichern Sie eine Sicherung, oder sagen Sie, dass sie verloren gehen darf.',
  'fault.unsent_other':
    'Nichts wurde gelöscht: {{count}} Notizen wurden nie gesendet. Senden Sie sie, speichern Sie eine Sicherung, oder sagen Sie, dass sie verloren gehen dürfen.',
}
