import type { settingsStrings as english } from '../en/settings'
import type { German } from './translation'
import { words } from './words'

export const settingsStrings: German<typeof english> = {
  ...words,
  'app.name': 'Pushback',
  'app.description':
    'In der Live-Demo mit einer Taste Notizen machen, sicher im Browser behalten und mit dem Team teilen.',
  'popup.open': 'Notizen öffnen',
  'popup.noDemo': 'Keine Demo läuft',
  'popup.unnamed': 'Demo ohne Namen',
  'popup.start': 'Demo beginnen',
  'popup.end': 'Demo beenden',
  'popup.who': 'Kunde',
  'popup.whoHint': 'Deal oder Firma',
  'popup.asTyped': '„{{text}}“ wie getippt nehmen',
  'popup.notes_one': '{{count}} Notiz',
  'popup.notes_other': '{{count}} Notizen',
  'popup.waiting_one': '{{count}} wartet',
  'popup.waiting_other': '{{count}} warten',
  'popup.refused_one': '{{count}} nicht angenommen',
  'popup.refused_other': '{{count}} nicht angenommen',
  'popup.local': 'Bleibt auf diesem Computer',
  'popup.allSent': 'Alles gesendet',
  'popup.unfinished_one': '{{count}} Notiz der Demo {{title}} ist nicht vollständig.',
  'popup.unfinished_other': '{{count}} Notizen der Demo {{title}} sind nicht vollständig.',
  'popup.finish': 'Fertig machen',
  'popup.leave': 'So lassen',
  'popup.later': 'Jetzt nicht',
  'popup.settings': 'Einstellungen',
  'popup.hide': 'Alles verbergen',
  'popup.show': 'Wieder zeigen',
  'popup.hidden': 'Verborgen, bis die Demo endet',
  'popup.cannotOpen':
    'Über dieser Seite lassen sich Notizen nicht zeigen; sie haben sich in einem eigenen Fenster geöffnet.',
  'popup.failed': 'Das ging nicht: {{reason}}',
  'options.title': 'Einstellungen',
  'account.title': 'Server des Teams',
  'account.intro': 'Notizen gehen auch ohne. Mit ihm erreichen sie das Team.',
  'account.url': 'Adresse',
  'account.urlHint': 'etwa https://pushback.example.com',
  'account.token': 'Token',
  'account.tokenHint': 'beginnt mit pb_, von der Verwaltung',
  'account.test': 'Verbindung prüfen',
  'account.testing': 'Wird geprüft …',
  'account.connect': 'Verbinden',
  'account.connected': 'Verbunden mit {{workspace}} als {{member}}',
  'account.works': 'Es geht: {{workspace}}, angemeldet als {{member}}.',
  'account.disconnect': 'Trennen',
  'account.disconnected': 'Getrennt. Alle Notizen bleiben auf diesem Computer.',
  'account.syncNow': 'Jetzt senden',
  'account.allSent': 'Alles ist gesendet.',
  'account.waiting_one': '{{count}} Notiz wartet auf das Senden.',
  'account.waiting_other': '{{count}} Notizen warten auf das Senden.',
  'unclaimed.title_one': '{{count}} Notiz entstand vor dem Verbinden',
  'unclaimed.title_other': '{{count}} Notizen entstanden vor dem Verbinden',
  'unclaimed.body': 'Unter dem eigenen Namen an {{workspace}} senden oder nur auf diesem Computer behalten.',
  'unclaimed.send': 'Alle senden',
  'unclaimed.keep': 'Hier behalten',
  'unclaimed.sent': 'Sie sind unterwegs.',
  'unclaimed.kept': 'Sie bleiben auf diesem Computer. Von dieser Seite aus lassen sie sich auch später senden.',
  'connection.address_malformed':
    'Das ist keine Adresse. Sie sieht so aus: https://pushback.example.com oder http://localhost:4380.',
  'connection.token_malformed':
    'Das ist kein Token: Es hat Leerzeichen oder Zeichen, die kein Token hat. Noch einmal ganz kopieren.',
  'connection.offline': 'Dieser Computer ist offline. Mit dem Netz verbinden, dann noch einmal prüfen.',
  'connection.unreachable':
    'Unter dieser Adresse antwortet nichts. Auf Tippfehler prüfen, und ob der Server läuft und von hier zu erreichen ist.',
  'connection.not_endpoint':
    'Unter dieser Adresse ist eine Webseite, aber kein Pushback-Server. Adresse und Port prüfen.',
  'connection.unknown_token':
    'Der Server antwortet, kennt aber dieses Token nicht. Noch einmal ganz kopieren oder um ein neues bitten.',
  'connection.revoked':
    'Der Server antwortet, aber dieses Token wurde widerrufen. Die Verwaltung kann ein neues ausstellen.',
  'connection.role':
    'Der Server antwortet, aber dieses Token darf keine Notizen senden. Bei der Verwaltung um die Rolle „se“ bitten.',
  'connection.upgrade':
    'Der Server braucht eine neuere Version dieser Erweiterung. Bitte erneuern; die Notizen bleiben erhalten.',
  'connection.protocol':
    'Der Server spricht Version {{detail}} des Protokolls, diese Erweiterung eine andere. Das Ältere von beiden erneuern.',
  'connection.busy': 'Der Server ist ausgelastet. Eine Minute warten, dann noch einmal prüfen.',
  'connection.server_error':
    'Der Server antwortet, hat aber selbst eine Störung. Seiner Verwaltung Bescheid geben; die Notizen bleiben erhalten.',
  'problem.offline':
    'Dieser Computer ist offline. Notizen bleiben erhalten und werden gesendet, sobald er wieder online ist.',
  'problem.unreachable':
    'Der Server ist nicht zu erreichen. Notizen bleiben erhalten; es wird von selbst wieder versucht.',
  'problem.not_endpoint':
    'Etwas anderes als der Server antwortet, etwa eine Anmeldeseite des Netzes. Notizen bleiben erhalten; es wird von selbst wieder versucht.',
  'problem.busy': 'Der Server ist ausgelastet. Notizen bleiben erhalten; es wird von selbst wieder versucht.',
  'problem.server_error': 'Der Server hat eine Störung. Notizen bleiben erhalten; es wird von selbst wieder versucht.',
  'problem.unknown_token':
    'Der Server kennt dieses Token nicht mehr. Notizen bleiben erhalten; mit einem neuen Token werden sie gesendet.',
  'problem.revoked':
    'Der Server hat diesen Browser abgemeldet. Notizen bleiben erhalten; mit einem neuen Token werden sie gesendet.',
  'problem.role': 'Die Rolle erlaubt das Senden nicht: {{detail}} Notizen bleiben erhalten.',
  'problem.upgrade':
    'Diese Version der Erweiterung ist zu alt für den Server. Notizen bleiben erhalten; bitte erneuern.',
  'keys.title': 'Tastenkürzel',
  'keys.intro':
    'Sie gelten auf jeder Seite. Damit eines auch in anderen Programmen gilt, auf der Seite des Browsers „Global“ wählen.',
  'keys.introFirefox': 'Sie gelten auf jeder Seite.',
  'keys.change': 'Tastenkürzel ändern',
  'keys.notSet': 'nicht belegt',
  'keys.unbound_one': '{{count}} Kürzel hat keine Tasten. Vor der nächsten Demo belegen.',
  'keys.unbound_other': '{{count}} Kürzel haben keine Tasten. Vor der nächsten Demo belegen.',
  'keys.firefoxHow': 'about:addons öffnen, dann das Zahnrad, dann „Tastenkombinationen für Erweiterungen verwalten“.',
  'command.open': 'Notizen öffnen oder schließen',
  'command.mark-blocker': 'Merken: Blocker',
  'command.mark-pain': 'Merken: Hürde',
  'command.hide': 'Alles verbergen',
  'command.mark-moment': 'Diesen Moment merken',
  'command.end-demo': 'Demo beenden',
  'command.undo': 'Neueste Notiz zurückziehen',
  'language.title': 'Sprache',
  'language.auto': 'Wie der Browser',
  'data.title': 'Eigene Notizen',
  'data.intro': 'Alles, was in diesem Browser gespeichert ist, gesendet oder nicht.',
  'data.copy': 'Als Markdown kopieren',
  'data.csv': 'CSV exportieren',
  'data.jsonl': 'JSON Lines exportieren',
  'data.copied_one': '{{count}} Notiz kopiert.',
  'data.copied_other': '{{count}} Notizen kopiert.',
  'data.saved_one': '{{count}} Notiz als {{file}} gespeichert.',
  'data.saved_other': '{{count}} Notizen als {{file}} gespeichert.',
  'data.copyFailed': 'Der Browser ließ das Kopieren nicht zu. Stattdessen eine Datei exportieren.',
  'refused.title': 'Vom Server nicht angenommen',
  'refused.none': 'Nichts: Der Server nahm jede Notiz an.',
  'refused.retry': 'Noch einmal senden',
  'refused.dismiss': 'Nur hier behalten',
  'refused.noText': 'Moment ohne Worte',
  'error.storage_full':
    'Auf diesem Computer ist kein Platz mehr für den Browser. Platz schaffen und noch einmal versuchen.',
  'error.storage':
    'Der Browser konnte seine Datenbank nicht öffnen oder schreiben. Noch einmal versuchen oder den Browser neu starten.',
  'error.too_long': '{{message}}',
  'error.invalid': '{{message}}',
  'error.not_found': 'Es ist nicht mehr auf diesem Computer.',
  'error.demo_running':
    'Nicht begonnen: Inzwischen läuft eine andere Demo. Bei ihr bleiben, oder sie beenden und diese beginnen.',
  'error.unavailable': 'Der Browser ließ das hier nicht zu.',
  'error.gone': 'Die Erweiterung wurde erneuert oder neu gestartet. Diese Seite noch einmal öffnen.',
}
