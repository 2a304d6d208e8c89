/** The dashboard's page of browsers and programs that may send notes. */
export const devices = {
  'devices.count_one': '{{number}} Gerät',
  'devices.count_other': '{{number}} Geräte',
  'devices.intro': 'Browser und Programme, die Notizen senden dürfen. Was wartet, ist, was jedes zuletzt gemeldet hat.',
  'devices.whose': 'Wessen',
  'devices.lastSeen': 'Zuletzt gehört',
  'devices.never': 'Nie benutzt',
  'devices.waiting': 'Wartet dort',
  'devices.created': 'Zugelassen seit',
  'devices.revoke': 'Sperren',
  'devices.revokeOf': 'Gerät von {{name}} sperren',
  'devices.revoked': 'Gesperrt {{time}}',
  'devices.revokeTitle': 'Dieses Gerät von {{name}} sperren?',
  'devices.revokeBody':
    'Es kann nichts mehr senden und holen. Nicht gesendete Notizen bleiben in jenem Browser und kommen nach, sobald er mit einem neuen Token verbunden ist.',
  'devices.empty': 'Noch keine Geräte',
  'devices.emptyNext': 'Ein Gerät wird durch ein Token zugelassen, das in die Einstellungen der Erweiterung kommt:',
} as const
