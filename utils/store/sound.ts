import { markKind } from '../model/words'
import type { StoredObjection } from './rows'

const TEXTS = ['id', 'text', 'severity', 'category', 'speaker', 'handled', 'raisedAt'] as const
const TEXTS_OR_NULL = ['quote', 'area', 'competitor', 'themeId', 'page', 'step', 'deletedAt'] as const

/**
 * Whether a row has what every surface reads of a note. One that a damaged disk or a foreign program has left is set
 * aside, so that it takes no other down; it stays where it is. This runs at every change: no schema does.
 */
export function isSound(row: StoredObjection): boolean {
  const fields: Partial<Record<string, unknown>> = { ...row }
  if (!markKind.options.some((kind) => kind === fields.kind) || Number.isNaN(Date.parse(String(fields.raisedAt))))
    return false
  if (typeof fields.stamps !== 'object' || fields.stamps === null) return false
  if (!['createdAt', 'deletedAt'].every((name) => isStamp(Object(fields.stamps)[name]))) return false
  if (fields.atMs !== null && typeof fields.atMs !== 'number') return false
  if (TEXTS.some((name) => typeof fields[name] !== 'string')) return false
  return TEXTS_OR_NULL.every((name) => fields[name] === null || typeof fields[name] === 'string')
}

/** Notes are put in order by two of them; one that nothing ever changed has none. */
const isStamp = (stamp: unknown) => stamp === undefined || Array.isArray(stamp)
