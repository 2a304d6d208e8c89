import { isDeepStrictEqual } from 'node:util'
import { learn, wordsOfNames } from '@/utils/analysis/learn'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import { SERVER_DEVICE } from '@/utils/model/stamp'
import { WorkingSet } from './apply'
import type { StoredRow, SyncStore } from './sync-store'

/** Notes that this transaction has put to a theme, or whose words it has changed, as they stand now. */
export interface ThemeNews {
  workspaceId: WorkspaceId
  notes: readonly StoredRow[]
  /** Those among them that a person has just put to a theme in a demo: they may bring a shipped theme back. */
  arrived: ReadonlySet<string>
  by: MemberId | null
  now: number
}

/**
 * What a person's decision on notes does to their themes, in the same transaction: a theme learns the words, and one
 * that has shipped is open again when it is raised after all. Once for each arrival: a second one changes nothing.
 */
export async function applyToThemes(store: SyncStore, news: ThemeNews): Promise<void> {
  const notes = news.notes.filter(isDecided)
  if (notes.length === 0) return
  const working = new WorkingSet(store, news.workspaceId)
  const byTheme = Map.groupBy(notes, ({ fields }) => String(fields.themeId))
  await working.load([...byTheme.keys()].map((entityId) => ({ entity: 'theme', entityId })))
  const names = await namesOf(store, notes)
  const changes = [...byTheme].flatMap(([entityId, own]) => {
    const theme = working.get('theme', entityId)
    const fields = theme && theme.fields.deletedAt === null ? changesOf(theme, own, { ...news, names }) : {}
    return Object.keys(fields).length > 0 ? [{ entity: 'theme' as const, entityId, fields }] : []
  })
  if (changes.length === 0) return
  const count = changes.length
  const { seq, serverStamp } = await store.advance({ seqs: count, stamps: count, now: news.now })
  for (const [index, change] of changes.entries()) {
    const stamp: [number, number] = [serverStamp[0], serverStamp[1] - count + 1 + index]
    working.apply({ ...change, stamp }, { device: SERVER_DEVICE, memberId: null })
  }
  await working.save(seq - count + 1, SERVER_DEVICE)
  await store.keepHistory(working.history, { by: news.by, at: news.now })
}

/** A guess of the machine's teaches nothing. */
function isDecided({ fields }: StoredRow): boolean {
  return typeof fields.themeId === 'string' && fields.deletedAt === null && fields.themeBy !== 'rule'
}

/** Customers and competitors: their names must not reach other engineers as a theme's words. */
async function namesOf(store: SyncStore, notes: readonly StoredRow[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(notes.map(({ fields }) => fields.demoId).filter((id) => typeof id === 'string'))]
  const demos = ids.length > 0 ? await store.load('demo', ids) : []
  const beside = [...demos.map(({ fields }) => fields.account), ...notes.map(({ fields }) => fields.competitor)]
  return wordsOfNames([...(await store.names()), ...beside.filter((name) => typeof name === 'string')])
}

function changesOf(
  theme: StoredRow,
  notes: readonly StoredRow[],
  { arrived, names, now }: Pick<ThemeNews, 'arrived' | 'now'> & { names: ReadonlySet<string> },
): Record<string, unknown> {
  const known = theme.fields.wordings as string[]
  const title = String(theme.fields.title)
  const wordings = notes.reduce((words, { fields }) => learn(words, String(fields.text), { title, names }), known)
  const isBack = notes.some((note) => arrived.has(note.id) && isRegression(theme, note))
  return {
    ...(isDeepStrictEqual(wordings, known) ? {} : { wordings }),
    ...(isBack ? reopened(theme, now) : {}),
  }
}

/** Raised by a person after it shipped, and what colleagues answer did not settle it. */
function isRegression({ fields: theme }: StoredRow, { fields: note }: StoredRow): boolean {
  if (theme.status !== 'shipped' || typeof theme.shippedAt !== 'string') return false
  if (note.memberId === null || note.source === 'import' || note.kind !== 'objection' || note.handled === 'yes')
    return false
  return Date.parse(String(note.raisedAt)) > Date.parse(theme.shippedAt)
}

function reopened({ fields: { shippedVersion } }: StoredRow, now: number): Record<string, unknown> {
  const statusReason = `Raised again after ${shippedVersion ?? 'it'} shipped`
  return { status: 'triaged', statusReason, statusAt: new Date(now).toISOString() }
}
