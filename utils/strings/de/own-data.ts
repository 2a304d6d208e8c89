import type { ownDataStrings as english } from '../en/own-data'
import type { German } from './translation'

export const ownDataStrings: German<typeof english> = {
  'backup.title': 'Sicherung',
  'backup.intro':
    'Eine Datei mit allem, was hier geschrieben wurde: Notizen, Demos, was auf das Senden wartet und was halb getippt ist. Sie enthält kein Token.',
  'backup.save': 'Sicherung speichern',
  'backup.restore': 'Sicherung einspielen …',
  'backup.saved': 'Gespeichert als {{file}}. Notizen darin: {{count}}.',
  'backup.restored': 'Eingespielt. Notizen in der Datei: {{notes}}, davon neu: {{added}}. Nichts ist doppelt.',
  'backup.interrupted': 'Eine Demo darin lief noch. Öffne die Notizen, um sie fortzusetzen oder zu beenden.',
  'backup.tooLarge': 'Diese Datei ist größer als jede Sicherung. Nichts wurde geändert.',
  'leave.title': 'Von {{workspace}} trennen?',
  'leave.sent': 'Alles ist gesendet. Eine laufende Demo endet.',
  'leave.unsent': 'Nie gesendete Notizen: {{count}}. Eine laufende Demo endet.',
  'leave.sendFirst': 'Jetzt senden',
  'leave.keep': 'Trennen, Notizen hier behalten',
  'leave.keepHint': 'Was nicht gesendet ist, geht hinaus, sobald du dich wieder mit demselben Konto verbindest.',
  'leave.delete': 'Trennen und hier löschen …',
  'delete.title': 'Alles hier löschen',
  'delete.intro':
    'Entfernt Notizen, Demos, Entwürfe sowie Themen und Deals des Teams aus diesem Browser und trennt ihn. Was gesendet ist, bleibt beim Team.',
  'delete.start': 'Alles hier löschen …',
  'delete.ask': 'Alle {{count}} Notizen aus diesem Browser löschen?',
  'delete.yes': 'Löschen',
  'delete.askUnsent': 'Nie gesendet: {{count}}. Es gibt sie nirgends sonst.',
  'delete.yesUnsent': 'Löschen, auch was nie gesendet wurde',
  'delete.cancel': 'Abbrechen',
  'delete.done': 'Gelöscht. Dieser Browser behält nichts mehr.',
  'lost.title': 'Der Browser hat verloren, was hier gespeichert war',
  'lost.body':
    'Seine Datenbank war beschädigt, und der Browser hat eine leere angefangen. Neue Notizen werden behalten. Wenn es eine Sicherung gibt, spiele sie unten ein.',
  'lost.comesBack': 'Was gesendet war, liegt beim Team und kommt von selbst zurück.',
  'lost.connect': 'Was gesendet war, liegt beim Team und kommt zurück, sobald du dich verbindest.',
  'lost.seen': 'Verstanden',
  'rescue.title': 'Die Notizen in diesem Browser lassen sich nicht öffnen',
  'rescue.body':
    'Die Datenbank ist beschädigt oder gehört zu einer anderen Version. Es wird nichts mehr hineingeschrieben. Speichere, was lesbar ist, und fang dann neu an; die Datei lässt sich danach einspielen.',
  'rescue.again': 'Noch einmal versuchen',
  'rescue.save': 'Lesbares speichern',
  'rescue.saved': 'Gespeichert als {{file}}. Lesbare Notizen: {{count}}.',
  'rescue.afresh': 'Neu anfangen …',
  'rescue.ask': 'Die beschädigte Datenbank löschen? Was nicht in der gespeicherten Datei steht, ist dann fort.',
  'rescue.yes': 'Löschen und neu anfangen',
}
