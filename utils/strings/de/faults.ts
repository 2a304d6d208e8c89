import type { faultStrings as english } from '../en/faults'
import type { German } from './translation'

export const faultStrings: German<typeof english> = {
  'fault.tooLong.text':
    'Der Text hat {{length, number}} Zeichen; {{limit, number}} passen in eine Notiz. Kürze ihn, oder sichere ihn als zwei.',
  'fault.tooLong.quote':
    'Das Zitat hat {{length, number}} Zeichen; {{limit, number}} passen in eine Notiz. Kürze es, oder sichere es als zwei.',
  'fault.tooLong.area': 'Der Bereich hat {{length, number}} Zeichen; {{limit, number}} passen hinein. Kürze ihn.',
  'fault.tooLong.competitor':
    'Der Mitbewerber hat {{length, number}} Zeichen; {{limit, number}} passen hinein. Kürze ihn.',
  'fault.tooLong.account': 'Der Name hat {{length, number}} Zeichen; {{limit, number}} passen hinein. Kürze ihn.',
  'fault.tooLong.line':
    'Die Zeile hat {{length, number}} Zeichen; mehr als {{limit, number}} werden nicht gelesen. Kürze sie.',
  'fault.tooLong.query':
    'Die Suche hat {{length, number}} Zeichen; {{limit, number}} passen hinein. Tippe weniger Wörter.',
  'fault.tooLong.url': 'Die Adresse hat {{length, number}} Zeichen; {{limit, number}} passen hinein. Kopiere sie neu.',
  'fault.tooLong.token': 'Das Token hat {{length, number}} Zeichen; {{limit, number}} passen hinein. Kopiere es neu.',
  'fault.tooMany.ids':
    'Das sind {{length, number}} Notizen; {{limit, number}} lassen sich auf einmal verschieben. Verschiebe weniger auf einmal.',
  'fault.empty.account': 'Der Name ist leer. Tippe einen, oder wähle einen Deal.',
  'fault.unusable':
    'Darin steht etwas, das diese Version nicht aufbewahren kann ({{field}}). Nichts wurde geändert. Schließe diese Seite, öffne sie wieder, und versuch es noch einmal.',
  'fault.notLetIn':
    'Diese Seite hat nicht Pushback geöffnet. Nichts wurde geändert. Schließe sie, und öffne die Notizen neu.',
  'fault.picture': 'Das ist kein PNG-, JPEG- oder WebP-Bild von höchstens 5 MB. Nichts wurde aufbewahrt.',
  'fault.backupLarge':
    'Diese Datei ist größer als jede Sicherung. Nichts wurde geändert. Wähle eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupForeign':
    'Diese Datei ist keine Sicherung von Pushback. Nichts wurde geändert. Wähle eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupNewer':
    'Eine neuere Version von Pushback hat diese Sicherung erzeugt. Nichts wurde geändert: Aktualisiere die Erweiterung.',
  'fault.backupDamaged':
    'Diese Sicherung ist beschädigt: Eintrag {{row, number}} in „{{table}}“ ist nicht lesbar ({{field}}). Nichts wurde geändert. Wähle eine andere Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupTable':
    'Diese Sicherung ist beschädigt: Ihre Liste „{{table}}“ fehlt. Nichts wurde geändert. Wähle eine andere Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupCut':
    'Diese Datei ist abgeschnitten oder beschädigt. Nichts wurde geändert. Wähle eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.backupField':
    'Diese Sicherung hat ein Feld, das keine von uns hat („{{field}}“). Nichts wurde geändert. Wähle eine Datei, die „Sicherung speichern“ erzeugt hat.',
  'fault.unsent_one':
    'Nichts wurde gelöscht: {{count}} Notiz wurde nie gesendet. Sende sie, speichere eine Sicherung, oder sag, dass sie verloren gehen darf.',
  'fault.unsent_other':
    'Nichts wurde gelöscht: {{count}} Notizen wurden nie gesendet. Sende sie, speichere eine Sicherung, oder sag, dass sie verloren gehen dürfen.',
}
