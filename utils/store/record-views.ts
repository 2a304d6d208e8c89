import type { DemoView, NoteProgress, NoteView } from '../messages/extension-state'
import type { Database } from './database'
import { ROWS } from './row-schemas'
import { isListed, type StoredDemo, type StoredObjection } from './rows'

// Records as the surfaces show them. Each runs in the caller's transaction. What is damaged throws: a page that drew it
// would be blank. It is set aside then, and the question asked again (`despiteDamage`).

const names = ROWS.demos.pick({ dealId: true, account: true })
const dealNames = ROWS.deals.pick({ name: true, account: true })
const themeTitle = ROWS.themes.pick({ title: true })

export async function demoView(db: Database, demo: StoredDemo): Promise<DemoView> {
  const { id, dealId, account, crmUrl, shareMode, steps, room, startedAt, endedAt } = ROWS.demos.parse(demo)
  return { id, dealId, account, crmUrl, shareMode, steps, room, startedAt, endedAt, ...(await namesOf(db, demo)) }
}

/** Whom a demo is for, as a reader knows it. */
export async function namesOf(
  db: Database,
  demo: Pick<StoredDemo, 'dealId' | 'account'>,
): Promise<Pick<DemoView, 'title' | 'deal'>> {
  const { dealId, account } = names.parse(demo)
  const found = dealId === null ? undefined : await db.deals.get(dealId)
  const deal = found && dealNames.parse(found)
  const title = deal?.account ?? account ?? deal?.name ?? null
  return { title, deal: deal && deal.name !== title ? deal.name : null }
}

export async function noteViews(db: Database, notes: readonly StoredObjection[]): Promise<NoteView[]> {
  const ids = notes.map(({ id }) => id)
  const themeIds = [...new Set(notes.flatMap(({ themeId }) => (themeId === null ? [] : [themeId])))]
  const [outbox, refusals, known] = await Promise.all([
    db.outbox.where('entityId').anyOf(ids).toArray(),
    db.refused.where('entityId').anyOf(ids).toArray(),
    db.themes.bulkGet(themeIds),
  ])
  const [waiting, refused, unsent] = [entitiesOf(outbox), entitiesOf(refusals.filter(isListed)), entitiesOf(refusals)]
  const themes = new Map(known.flatMap((theme) => (theme ? [[theme.id, themeTitle.parse(theme).title]] : [])))
  return notes.map((note) => ({
    ...shown(note),
    progress: progressOf(note, { waiting, refused, unsent }),
    theme: note.themeId === null ? null : (themes.get(note.themeId) ?? null),
  }))
}

const entitiesOf = (rows: readonly { entityId: string }[]) => new Set(rows.map(({ entityId }) => entityId))

function shown(note: StoredObjection): Omit<NoteView, 'progress' | 'theme'> {
  const { id, kind, text, quote, severity, category, area, competitor, speaker, handled, themeId, screenshot } = note
  const { atMs, page, step, raisedAt } = note
  return {
    ...{ id, kind, text, quote, severity, category, area, competitor, speaker, handled, themeId },
    ...{ screenshot, atMs, page, step, raisedAt },
  }
}

function progressOf(
  { id, workspaceId }: StoredObjection,
  { waiting, refused, unsent }: Record<'waiting' | 'refused' | 'unsent', Set<string>>,
): NoteProgress {
  if (refused.has(id)) return 'refused'
  if (waiting.has(id)) return workspaceId === null ? 'stored' : 'waiting'
  return unsent.has(id) ? 'stored' : 'sent'
}
