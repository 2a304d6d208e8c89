import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import { importAccounts } from '@/server/import/import-accounts'
import { importDeals } from '@/server/import/import-deals'
import { chunksOf, type ImportTarget } from '@/server/import/import-target'
import { write } from '@/server/import/write'
import { type MemberId, newId, type ThemeId, themeId, type WorkspaceId } from '@/utils/model/ids'
import { fixture, sampleAccounts, sampleDeals } from './crm'
import { replay } from './replay'
import { SAMPLE_DECISIONS, SAMPLE_THEMES } from './themes'

export interface SampleInput {
  db: Db
  workspaceId: WorkspaceId
  /** Whose notes the sample holds. */
  engineers: readonly MemberId[]
  now: Date
  /** Hears what is being done: filling takes some seconds. */
  progress: (text: string) => void
}

/** Fills a new workspace with the public CRM data set and with notes replayed on its deals. Returns how many notes. */
export async function makeSample({ db, workspaceId, engineers, now, progress }: SampleInput): Promise<number> {
  const target: ImportTarget = { db, workspaceId, by: null, now: () => now, timeZone: 'UTC', currency: 'USD' }
  progress('Importing the accounts and deals of the public CRM data set …')
  await importAccounts(target, sampleAccounts())
  await importDeals(target, sampleDeals(now))
  progress('Replaying demos and notes on its deals …')
  const themeIds = await makeThemes(target)
  const changes = replay({ workspaceId, deals: await dealsOf(target), notes: notesByLabel(), themeIds, engineers, now })
  for (const chunk of chunksOf(changes)) await inWorkspace(db, workspaceId, (tx) => write(tx, target, chunk))
  return changes.filter(({ entity }) => entity === 'objection').length
}

/** The themes by their label in the data. */
async function makeThemes(target: ImportTarget): Promise<Map<string, ThemeId>> {
  const titles = new Map(tsv('objections/objections-dev-titles.tsv'))
  const ids = new Map<string, ThemeId>()
  const changes = SAMPLE_THEMES.map(({ label, kind }) => {
    const id = newId(themeId)
    ids.set(label, id)
    return {
      entity: 'theme' as const,
      entityId: id,
      fields: { title: titles.get(label) ?? label, kind, ...decided(label, target.now()) },
    }
  })
  await inWorkspace(target.db, target.workspaceId, (tx) => write(tx, target, changes))
  return ids
}

/** The decision on a theme, twelve days old; it shipped then, if it has shipped. */
function decided(label: string, now: Date) {
  const decision = SAMPLE_DECISIONS[label]
  if (!decision) return {}
  const { status, answer = null, reason: statusReason = null } = decision
  const at = new Date(now.getTime() - 12 * 86_400_000).toISOString()
  const shipped = status === 'shipped' ? { shippedAt: at, shippedVersion: '4.1' } : {}
  return { status, statusReason, answer, answerAt: answer && at, statusAt: at, ...shipped }
}

function dealsOf({ db, workspaceId }: ImportTarget) {
  return inWorkspace(db, workspaceId, (tx) =>
    tx
      .selectFrom('deal as d')
      .leftJoin('account as a', (on) =>
        on.onRef('a.workspaceId', '=', 'd.workspaceId').onRef('a.id', '=', 'd.accountId'),
      )
      .select(['d.id', 'd.outcome', 'd.openedAt', 'd.closedAt'])
      .select((eb) => eb.fn.coalesce('d.segment', 'a.segment').as('segment'))
      .where('d.workspaceId', '=', workspaceId)
      .orderBy('d.externalId')
      .execute(),
  )
}

function notesByLabel(): Map<string, string[]> {
  const notes = new Map<string, string[]>()
  for (const [label, text] of tsv('objections/objections-dev.tsv'))
    notes.set(label, [...(notes.get(label) ?? []), text])
  return notes
}

/** The rows of a file of two columns, tab between them. */
function tsv(path: string): [string, string][] {
  const { headers, rows } = fixture(path)
  const [first = '', second = ''] = headers
  return rows.map(({ cells }) => [cells.get(first) ?? '', cells.get(second) ?? ''])
}
