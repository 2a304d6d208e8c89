import type { aboutStrings as english } from '../en/about'
import { fieldStrings } from './fields'
import type { German } from './translation'
import { words } from './words'

export const aboutStrings: German<typeof english> = {
  ...words,
  ...fieldStrings,
  'about.title': 'Über diese Datei',
  'about.begins': 'Die Tabelle beginnt in Zeile {{line}}',
  'about.what': 'Was sie ist',
  'about.whatValue': 'Notizen aus Demos, aus Pushback exportiert: {{workspace}}',
  'about.made': 'Erstellt',
  'about.by': 'Von',
  'about.commandLine': 'Der Kommandozeile',
  'about.filter': 'Filter',
  'about.everything': 'Keiner: alle Notizen',
  'about.link': 'Dasselbe in Pushback',
  'about.notes': 'Notizen',
  'about.deals': 'Deals, zu denen sie gehören',
  'about.customers': 'Kunden',
  'about.named': 'Genannt und zitiert',
  'about.redacted': 'Namen und Zitate sind weggelassen: [redacted]',
  'about.money': 'Geld',
  'about.moneyValue':
    'Beträge stehen in der eigenen Währung jedes Deals; Währungen werden nie addiert. Der Betrag eines Deals steht bei jeder seiner Notizen: einmal zählen.',
  'about.moneySheets':
    'Beträge stehen in der eigenen Währung jedes Deals; Währungen werden nie addiert. Der Betrag eines Deals steht bei jeder seiner Notizen: im Blatt Deals addieren, wo jeder Deal einmal steht.',
  'about.summary':
    'In jeder Zeile des Blatts Summary zählt ein Deal einmal. Ein Deal mit zwei Themen steht unter beiden, und unter Alle einmal.',
  'about.times': 'Zeiten',
  'about.timesValue': 'In UTC. Tage des Filters sind Tage in {{timeZone}}.',
  'about.all': 'Alle',
  'about.noTheme': 'Kein Thema',
  'about.noSegment': 'Kein Segment',
  'about.unknown': 'Eines, das es nicht mehr gibt',
  'about.since': 'seit {{from}}',
  'about.until': 'bis {{to}}',
}
