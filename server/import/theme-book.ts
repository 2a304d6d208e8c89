import type { WorkspaceTx } from '@/server/db/schema'
import type { ServerMutation } from '@/server/sync/server-mutations'
import { newId, type ThemeId, themeId, type WorkspaceId } from '@/utils/model/ids'
import type { Category, ThemeKind } from '@/utils/model/words'

const keyOf = (title: string) => title.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/** What a category asks for; every other one asks for something that is missing. */
const KIND_OF: Partial<Record<Category, ThemeKind>> = {
  price: 'price',
  misfit: 'segment_misfit',
  complexity: 'too_complex',
  usability: 'too_complex',
}

/**
 * The workspace's themes by title; those of `rows` that are missing are made, each of the kind that most of its rows'
 * categories stand for. Returns every theme's id by title, and the changes that make the new ones.
 */
export async function ensureThemes(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  rows: readonly { theme: string | null; category: Category }[],
): Promise<{ idOf: (title: string) => ThemeId | undefined; changes: ServerMutation[] }> {
  const known = await tx
    .selectFrom('theme')
    .select(['id', 'title'])
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .execute()
  const ids = new Map(known.map((theme) => [keyOf(theme.title), theme.id]))
  const changes: ServerMutation[] = []
  for (const [key, { title, categories }] of missingThemes(rows, ids)) {
    const id = newId(themeId)
    ids.set(key, id)
    changes.push({ entity: 'theme', entityId: id, fields: { title, kind: kindOf(categories) } })
  }
  return { idOf: (title) => ids.get(keyOf(title)), changes }
}

function missingThemes(
  rows: readonly { theme: string | null; category: Category }[],
  known: ReadonlyMap<string, ThemeId>,
): Map<string, { title: string; categories: Category[] }> {
  const missing = new Map<string, { title: string; categories: Category[] }>()
  for (const { theme, category } of rows) {
    if (theme === null || known.has(keyOf(theme))) continue
    const entry = missing.get(keyOf(theme)) ?? { title: theme, categories: [] }
    entry.categories.push(category)
    missing.set(keyOf(theme), entry)
  }
  return missing
}

function kindOf(categories: readonly Category[]): ThemeKind {
  const counts = new Map<Category, number>()
  for (const category of categories) counts.set(category, (counts.get(category) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return (most && KIND_OF[most[0]]) ?? 'missing'
}
