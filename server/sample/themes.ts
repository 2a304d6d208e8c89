import type { Category, ThemeKind, ThemeStatus } from '@/utils/model/words'

/** A theme of the sample: how often it is heard, and the segments in which it costs deals. */
export interface SampleTheme {
  label: string
  kind: ThemeKind
  category: Category
  weight: number
  hurts: readonly string[]
}

const theme = (
  label: string,
  kind: ThemeKind,
  category: Category,
  weight: number,
  ...hurts: readonly string[]
): SampleTheme => ({ label, kind, category, weight, hurts })

export const SAMPLE_THEMES: readonly SampleTheme[] = [
  theme('registry-objects', 'missing', 'capability', 6, 'Software', 'Technology', 'Finance'),
  theme('windows-services', 'missing', 'capability', 4, 'Software', 'Technology'),
  theme('no-sso', 'missing', 'security', 5, 'Finance', 'Medical'),
  theme('no-scim', 'missing', 'security', 2, 'Finance'),
  theme('price-too-high', 'price', 'price', 7, 'Retail'),
  theme('per-seat-model', 'price', 'price', 4, 'Retail', 'Services'),
  theme('no-onprem', 'segment_misfit', 'misfit', 3, 'Medical'),
  theme('eu-residency', 'missing', 'security', 2, 'Medical', 'Finance'),
  theme('slow-dashboards', 'missing', 'performance', 3),
  theme('slow-search', 'missing', 'performance', 2),
  theme('no-jira', 'missing', 'integration', 3, 'Software'),
  theme('no-servicenow', 'missing', 'integration', 4, 'Telecommunications'),
  theme('audit-log', 'missing', 'security', 3, 'Finance'),
  theme('pdf-reports', 'missing', 'capability', 3),
  theme('export-limit', 'missing', 'capability', 2),
  theme('rbac-coarse', 'too_complex', 'security', 3, 'Telecommunications'),
  theme('no-mobile', 'missing', 'capability', 2),
  theme('no-soc2', 'not_believed', 'proof', 3, 'Finance'),
  theme('agent-cpu', 'missing', 'performance', 3, 'Entertainment'),
  theme('linux-arm', 'missing', 'capability', 2, 'Technology'),
  theme('api-limits', 'missing', 'integration', 2, 'Software'),
  theme('support-hours', 'other', 'other', 2),
  theme('migration-effort', 'too_complex', 'migration', 4, 'Marketing'),
  theme('ui-clicks', 'too_complex', 'usability', 5),
]

/** What the sample's product managers have decided so far, and what engineers may say to it. */
export const SAMPLE_DECISIONS: Readonly<Record<string, { status: ThemeStatus; answer?: string; reason?: string }>> = {
  'registry-objects': {
    status: 'building',
    answer: 'The script pack covers registry keys today (two hours to set up). Native support ships next quarter.',
  },
  'windows-services': { status: 'planned', answer: 'Services follow right after registry keys.' },
  'no-sso': { status: 'planned', answer: 'SAML works today through the reverse proxy; built in by summer.' },
  'slow-search': { status: 'shipped', answer: 'Search has an index of its own since 4.1: ask them to try it again.' },
  'no-mobile': { status: 'declined', reason: 'The web page works on a phone; nobody paid for an app.' },
  'audit-log': { status: 'triaged' },
}
