import { fieldStrings } from './fields'
import { words } from './words'

/** What an exported file says of itself. */
export const aboutStrings = {
  ...words,
  ...fieldStrings,
  'about.title': 'About this file',
  'about.begins': 'The table begins on line {{line}}',
  'about.what': 'What it is',
  'about.whatValue': 'Notes from demos, exported from Pushback: {{workspace}}',
  'about.made': 'Made',
  'about.by': 'By',
  'about.commandLine': 'The command line',
  'about.filter': 'Filter',
  'about.everything': 'None: every note',
  'about.link': 'The same in Pushback',
  'about.notes': 'Notes',
  'about.deals': 'Deals they are on',
  'about.customers': 'Customers',
  'about.named': 'Named and quoted',
  'about.redacted': 'Names and quotes are left out: [redacted]',
  'about.money': 'Money',
  'about.moneyValue':
    'Amounts are in each deal’s own currency; currencies are never added. A deal’s amount stands on each of its notes: count it once.',
  'about.moneySheets':
    'Amounts are in each deal’s own currency; currencies are never added. A deal’s amount stands on each of its notes: add amounts up in the sheet Deals, where each deal stands once.',
  'about.summary':
    'In each row of the sheet Summary a deal counts once. A deal with two themes stands under both of them, and once under All.',
  'about.times': 'Times',
  'about.timesValue': 'In UTC. Days of the filter are days in {{timeZone}}.',
  'about.all': 'All',
  'about.noTheme': 'No theme',
  'about.noSegment': 'No segment',
  'about.unknown': 'One that is no longer there',
  'about.since': 'since {{from}}',
  'about.until': 'until {{to}}',
} as const
