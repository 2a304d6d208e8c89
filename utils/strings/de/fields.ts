import type { fieldStrings as english } from '../en/fields'
import type { German } from './translation'

export const fieldStrings: German<typeof english> = {
  'field.text': 'Worte',
  'field.theme': 'Thema',
  'field.kind': 'Art',
  'field.category': 'Kategorie',
  'field.severity': 'Schwere',
  'field.segment': 'Segment',
  'field.outcome': 'Ausgang',
  'field.owner': 'Verantwortlich',
  'field.currency': 'Währung',
  'field.deal': 'Deal',
  'field.from': 'Von',
  'field.to': 'Bis',
  'field.period': 'Zeitraum',
  'field.account': 'Kunde',
  'field.amount': 'Betrag',
  'field.closed': 'Abschluss',
  'field.area': 'Bereich',
  'field.competitor': 'Mitbewerber',
  'field.speaker': 'Gesagt von',
  'field.handled': 'Beantwortet',
}
