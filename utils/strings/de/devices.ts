/** The dashboard's page of browsers and programs that may send notes. */
export const devices = {
  'devices.count_one': '{{number}} Gerät',
  'devices.count_other': '{{number}} Geräte',
  'devices.intro': 'Browser und Programme, die Notizen senden dürfen. Was wartet, ist, was jedes zuletzt gemeldet hat.',
  'devices.whose': 'Gerät und wessen',
  'devices.token': 'Token',
  'devices.lastSeen': 'Zuletzt gehört',
  'devices.never': 'Nie benutzt',
  'devices.waiting': 'Wartet dort',
  'devices.created': 'Zugelassen seit',
  'devices.revoke': 'Sperren',
  'devices.revokeOf': '{{device}} von {{name}} sperren',
  'devices.revoked': 'Gesperrt {{time}}',
  'devices.revokeTitle': '{{device}} von {{name}} sperren?',
  'devices.revokeBody':
    'Es kann nichts mehr senden und holen. Nicht gesendete Notizen bleiben in jenem Browser und kommen nach, sobald er wieder verbunden ist.',
  'devices.empty': 'Noch keine Geräte',
  'devices.emptyNext':
    'Um einen Browser zu verbinden, öffne dort die Einstellungen der Erweiterung, gib die Adresse dieser Seite ein und drücke „Verbinden“. Sie zeigen einen Code, den du hier bestätigst.',
  'devices.emptyToken': 'Programme, und Browser, die diese Seite nicht öffnen können, nehmen ein Token:',
} as const
