/** The dashboard's page of browsers and programs that may send notes. */
export const devices = {
  'devices.count_one': '{{number}} device',
  'devices.count_other': '{{number}} devices',
  'devices.intro': 'Browsers and programs that may send notes. What waits is what each said when it was last heard of.',
  'devices.whose': 'Whose',
  'devices.lastSeen': 'Last heard of',
  'devices.never': 'Never used',
  'devices.waiting': 'Waiting there',
  'devices.created': 'Let in since',
  'devices.revoke': 'Revoke',
  'devices.revokeOf': 'Revoke the device of {{name}}',
  'devices.revoked': 'Revoked {{time}}',
  'devices.revokeTitle': 'Revoke this device of {{name}}?',
  'devices.revokeBody':
    'It can send and fetch nothing any more. Notes that were not sent stay in that browser and go up once it is connected with a new token.',
  'devices.empty': 'No devices yet',
  'devices.emptyNext': 'A device is let in by a token, pasted into the settings of the extension:',
} as const
