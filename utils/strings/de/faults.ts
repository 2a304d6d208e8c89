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
  'fault.tooLong.account': 'Der Name hat {{length, number}} Zeichen; {{limit, number}} passen hinein. Kürzen Sie ihn.',
  'fault.tooLong.line':
    'Die Zeile hat {{length, number}} Zeichen; mehr als {{limit, number}} werden nicht gelesen. Kürzen Sie sie.',
  'fault.tooLong.query':
    'Die Suche hat {{length, number}} Zeichen; {{limit, number}} passen hinein. Tippen Sie weniger Wörter.',
  'fault.tooLong.url':
    'Die Adresse hat {{length, number}} Zeichen; {{limit, number}} passen hinein. Kopieren Sie sie neu.',
  'fault.tooLong.token':
    'Das Token hat {{length, number}} Zeichen; {{limit, number}} passen hinein. Kopieren Sie es neu.',
  'fault.tooMany.ids':
    'Das sind {{length, number}} Notizen; {{limit, number}} lassen sich auf einmal verschieben. Verschieben Sie weniger auf einmal.',
  'fault.empty.account': 'Der Name ist leer. Tippen Sie einen, oder wählen Sie einen Deal.',
  'fault.unusable':
    'Darin steht etwas, das diese Version nicht aufbewahren kann ({{field}}). Nichts wurde geändert. Schließen Sie diese Seite, öffnen Sie sie wieder, und versuchen Sie es noch einmal.',
  'fault.notLetIn':
    'Diese Seite hat nicht Pushback geöffnet. Nichts wurde geändert. Schließen Sie sie, und öffnen Sie die Notizen neu.',
  'fault.picture': 'Das ist kein PNG-, JPEG- oder WebP-Bild von höchstens 5 MB. Nichts wurde aufbewahrt.',
  'fault.backupLarge':
    'Diese Datei ist größer als jede Sicherung. Nichts wurde geändert. Wählen Sie eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupForeign':
    'Diese Datei ist keine Sicherung von Pushback. Nichts wurde geändert. Wählen Sie eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupNewer':
    'Eine neuere Version von Pushback hat diese Sicherung erzeugt. Nichts wurde geändert: Aktualisieren Sie die Erweiterung.',
  'fault.backupDamaged':
    'Diese Sicherung ist beschädigt: Eintrag {{row, number}} in „{{table}}“ ist nicht lesbar ({{field}}). Nichts wurde geändert. Wählen Sie eine andere Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupTable':
    'Diese Sicherung ist beschädigt: Ihre Liste „{{table}}“ fehlt. Nichts wurde geändert. Wählen Sie eine andere Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupCut':
    'Diese Datei ist abgeschnitten oder beschädigt. Nichts wurde geändert. Wählen Sie eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupField':
    'Diese Sicherung hat ein Feld, das keine von uns hat („{{field}}“). Nichts wurde geändert. Wählen Sie eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.unsent_one':
    'Nichts wurde gelöscht: {{count}} Notiz wurde nie gesendet. Senden Sie sie, speichern Sie eine Sicherung, oder sagen Sie, dass sie verloren gehen darf.',
  'fault.unsent_other':
    'Nichts wurde gelöscht: {{count}} Notizen wurden nie gesendet. Senden Sie sie, speichern Sie eine Sicherung, oder sagen Sie, dass sie verloren gehen dürfen.',
}
