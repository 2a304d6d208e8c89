/** The dashboard's page of browsers and programs that may send notes. */
export const devices = {
  'devices.count_one': '{{number}} device',
  'devices.count_other': '{{number}} devices',
  'devices.intro': 'Browsers and programs that may send notes. What waits is what each said when it was last heard of.',
  'devices.whose': 'Device and owner',
  'devices.token': 'Token',
  'devices.lastSeen': 'Last heard of',
  'devices.never': 'Never used',
  'devices.waiting': 'Waiting there',
  'devices.created': 'Let in since',
  'devices.revoke': 'Revoke',
  'devices.revokeOf': 'Revoke {{device}} of {{name}}',
  'devices.revoked': 'Revoked {{time}}',
  'devices.revokeTitle': 'Revoke {{device}} of {{name}}?',
  'devices.revokeBody':
    'It can send and fetch nothing any more. Notes that were not sent stay in that browser and go up once it is connected again.',
  'devices.empty': 'No devices yet',
  'devices.emptyNext':
    'To connect a browser, open the settings of the extension there, enter the address of this page and press Connect. It shows a code, which you confirm here.',
  'devices.emptyToken': 'Programs, and browsers that cannot open this page, take a token:',
} as const
