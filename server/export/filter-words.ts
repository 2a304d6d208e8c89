import type { WorkspaceTx } from '@/server/db/schema'
import type { Reader } from '@/server/store/objection-filter'
import { REDACTED } from '@/utils/model/export-columns'
import type { Filter } from '@/utils/model/filter'
import type { ThemeId } from '@/utils/model/ids'
import { type AboutTexts, isSet } from './about'

interface Said {
  filter: Filter
  /** Words looked for and a deal's name may name the customer. */
  redact: boolean
  t: AboutTexts
}

/** A filter as people say it: `Severity: Blocker, Pain; Segment: Enterprise`. Empty where it lets everything through. */
export async function filterInWords(tx: WorkspaceTx, reader: Reader, { filter, redact, t }: Said): Promise<string> {
  const { from, to, text, deal, theme } = filter
  const titles = await themeTitles(tx, reader, theme)
  const parts: [string, readonly string[]][] = [
    [t('field.text'), text ? [redact ? REDACTED : `“${text}”`] : []],
    [t('field.period'), period(from, to, t)],
    [
      t('field.theme'),
      theme.map((id) => (id === 'none' ? t('about.noTheme') : (titles.get(id) ?? t('about.unknown')))),
    ],
    [t('field.kind'), filter.kind.map((value) => t(`kind.${value}`))],
    [t('field.category'), filter.category.map((value) => t(`category.${value}`))],
    [t('field.severity'), filter.severity.map((value) => t(`severity.${value}`))],
    [t('field.segment'), filter.segment],
    [t('field.outcome'), filter.outcome.map((value) => t(`outcome.${value}`))],
    [t('field.owner'), filter.owner],
    [t('field.currency'), filter.currency],
    [t('field.deal'), deal ? [redact ? REDACTED : ((await dealName(tx, reader, deal)) ?? t('about.unknown'))] : []],
  ]
  return parts
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${name}: ${values.join(', ')}`)
    .join('; ')
    .replace(/\s+/g, ' ')
}

/** The address that opens the list with this filter. */
export function linkTo(baseUrl: string, { text, ...filter }: Filter, { redact }: { redact: boolean }): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(redact ? filter : { text, ...filter }))
    if (isSet(value)) for (const item of [value].flat()) search.append(name, String(item))
  return `${baseUrl}/objections${search.size > 0 ? `?${search}` : ''}`
}

function period(from: string | undefined, to: string | undefined, t: AboutTexts): string[] {
  if (from && to) return [`${from} – ${to}`]
  if (from) return [t('about.since', { from })]
  return to ? [t('about.until', { to })] : []
}

async function themeTitles(tx: WorkspaceTx, { workspaceId }: Reader, ids: Filter['theme']) {
  const wanted = ids.filter((id): id is ThemeId => id !== 'none')
  if (wanted.length === 0) return new Map<string, string>()
  const rows = await tx
    .selectFrom('theme')
    .select(['id', 'title'])
    .where('workspaceId', '=', workspaceId)
    .where('id', 'in', wanted)
    .execute()
  return new Map<string, string>(rows.map(({ id, title }) => [id, title]))
}

async function dealName(tx: WorkspaceTx, { workspaceId }: Reader, id: NonNullable<Filter['deal']>) {
  const named = tx.selectFrom('deal').select('name').where('workspaceId', '=', workspaceId).where('id', '=', id)
  return (await named.executeTakeFirst())?.name
}
