import { type Command, CommanderError } from 'commander'
import { sql } from 'kysely'
import { z } from 'zod'
import type { WorkspaceTx } from '@/server/db/schema'
import { type Filter, filter } from '@/utils/model/filter'
import type { WorkspaceId } from '@/utils/model/ids'
import { themeId } from '@/utils/model/ids'
import { category, markKind, outcome, severity } from '@/utils/model/words'
import { say } from './output'
import { read } from './read-options'

export type FilterOptions = Partial<Record<keyof Filter, string | string[]>>

const SAYS: Record<keyof Filter, [value: string, says: string]> = {
  text: ['words', 'words that text or quote contain'],
  theme: ['title', 'a theme by its title or id; "none" for notes without one'],
  kind: ['kind', markKind.options.join(', ')],
  category: ['category', category.options.join(', ')],
  severity: ['severity', severity.options.join(', ')],
  segment: ['name', 'the market of the deal'],
  outcome: ['outcome', outcome.options.join(', ')],
  owner: ['name', 'who owns the deal'],
  currency: ['code', 'of the deal, as EUR'],
  deal: ['id', 'of one deal'],
  from: ['day', 'the first day, as 2026-07-01, in the workspace’s time zone'],
  to: ['day', 'the last day'],
}

const isList = (field: string) => !['text', 'deal', 'from', 'to'].includes(field)

/** The filter of the list as options, by the same names; those that may have several values are given several times. */
export function addFilter(command: Command): Command {
  for (const [field, [value, says]] of Object.entries(SAYS)) {
    if (isList(field))
      command.option(`--${field} <${value}>`, `${says} (may be repeated)`, (one: string, all: string[] = []) => [
        ...all,
        one,
      ])
    else command.option(`--${field} <${value}>`, says)
  }
  return command
}

/** What the options say, checked; themes are found by their titles. */
export async function readFilter(tx: WorkspaceTx, workspaceId: WorkspaceId, given: FilterOptions): Promise<Filter> {
  const titles = z.array(z.string()).default([]).parse(given.theme)
  return read(filter, { ...given, theme: await themeIds(tx, workspaceId, titles) })
}

async function themeIds(tx: WorkspaceTx, workspaceId: WorkspaceId, titles: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const title of titles) ids.push(isId(title) ? title : await idOf(tx, workspaceId, title))
  return ids
}

const isId = (text: string) => text === 'none' || themeId.safeParse(text).success

async function idOf(tx: WorkspaceTx, workspaceId: WorkspaceId, title: string): Promise<string> {
  const themes = tx.selectFrom('theme').where('workspaceId', '=', workspaceId).where('deletedAt', 'is', null)
  const found = await themes
    .select('id')
    .where(sql<boolean>`lower(btrim(title)) = lower(btrim(${title}::text))`)
    .executeTakeFirst()
  if (found) return found.id
  const known = await themes.select('title').orderBy('title').limit(50).execute()
  const possible =
    known.length > 0 ? known.map((theme) => `"${theme.title}"`).join(', ') : 'none: there is no theme yet'
  say(`error: option --theme ${title}: there is no theme of this title; possible are ${possible}`)
  throw new CommanderError(2, 'pushback.option', 'An option cannot be used.')
}
