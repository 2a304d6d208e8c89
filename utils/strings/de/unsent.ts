import type { unsentStrings as english } from '../en/unsent'
import type { German } from './translation'

export const unsentStrings: German<typeof english> = {
  'panel.title': 'Notizen',
  'foot.waiting_one': '{{count}} wartet: {{why}}',
  'foot.waiting_other': '{{count}} warten: {{why}}',
  'foot.refused_one': '{{count}} nicht angenommen',
  'foot.refused_other': '{{count}} nicht angenommen',
  'foot.nextTry': 'wieder um {{time}}',
  'why.sending': 'wird gesendet',
  'why.offline': 'offline',
  'why.unreachable': 'Server nicht erreichbar',
  'why.not_endpoint': 'Antwort nicht vom Server',
  'why.busy': 'Server ausgelastet',
  'why.server_error': 'Server gestört',
  'why.unknown_token': 'neu anmelden',
  'why.revoked': 'neu anmelden',
  'why.role': 'nicht erlaubt',
  'why.upgrade': 'Update nötig',
  'why.endpoint_old': 'Server braucht Update',
}
