import type { welcomeStrings as english } from '../en/welcome'
import type { German } from './translation'

export const welcomeStrings: German<typeof english> = {
  'welcome.title': 'Festhalten, was gesagt wird, in der Sekunde, in der es fällt',
  'welcome.lead': 'Hier ausprobieren: drei Tasten, eine halbe Minute. Nichts verlässt diesen Computer.',
  'welcome.press': '{{keys}} drücken',
  'welcome.pressWhy': 'Das öffnet die Notizen über jeder Seite, mit dem Cursor in der Zeile.',
  'welcome.noKeys': 'Der Browser hat dafür noch keine Tasten.',
  'welcome.setKeys': 'Tasten festlegen',
  'welcome.openByButton': 'Oder mit einem Klick öffnen',
  'welcome.changeKeys': 'Tasten ändern',
  'welcome.type': 'Eine Notiz eintippen und Enter drücken',
  'welcome.typeWhy': 'Zwei Ausrufezeichen machen sie zum Blocker, eines zur Hürde, ~ zum Wunsch.',
  'welcome.example': '!! braucht für jedes Windows-Objekt ein Skript',
  'welcome.see': 'Da ist sie, mit ihrer Minute',
  'welcome.seeWaiting': 'Sie erscheint hier, sobald sie sicher auf der Platte liegt.',
  'welcome.mark':
    'Keine Zeit zum Tippen? {{keys}} merkt einen Blocker ganz ohne Fenster; benannt wird er nach der Demo.',
  'welcome.clear': 'Die Übungsnotizen wegnehmen',
  'welcome.clearByItself': 'Sie verschwinden von selbst, wenn diese Seite geschlossen wird.',
  'welcome.cleared': 'Weggenommen. Die nächste Notiz ist eine echte.',
  'welcome.setUp': 'Vor der ersten Demo',
  'welcome.pin': 'Den Knopf in der Symbolleiste behalten',
  'welcome.pinWhy':
    'Seine Zahl zählt die Notizen und ist das einzige Zeichen eines gemerkten Moments. Das Puzzleteil öffnen und Pushback anheften.',
  'welcome.pinned': 'Er ist da.',
  'welcome.team': 'Der Server des Teams',
  'welcome.teamWhy': 'Nur wenn gewünscht: Alles hier geht auch ohne. Seine Adresse genügt.',
  'welcome.teamOpen': 'Verbinden',
  'welcome.leftNote': 'Noch auszuprobieren: eine Notiz, in den Schritten oben.',
  'welcome.leftKey': 'Noch zu tun: Tasten, die die Notizen öffnen. Der Knopf in der Symbolleiste öffnet sie auch.',
  'welcome.done': 'Alles bereit. Diese Seite schließen und weiter mit der Demo.',
  'welcome.settings': 'Alle Einstellungen',
}
