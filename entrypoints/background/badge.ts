import type { ExtensionState } from '@/utils/messages/extension-state'

const PATIENCE_MS = 60_000

/**
 * The number of the running demo's notes, the only confirmation of a mark; `!` when something has waited for over a
 * minute or was refused, and when the newest mark was not saved (`lost`). `changesAt` is when the `!` comes by time alone.
 */
export function badgeText(
  { demo, notes, waitingSince, refused, hidden, databaseLost, lost = false }: ExtensionState & { lost?: boolean },
  nowMs: number,
): { text: string; changesAt: number | null } {
  if (hidden) return { text: '', changesAt: null }
  const late = waitingSince !== null && nowMs - waitingSince >= PATIENCE_MS
  const count = demo && notes.length > 0 ? String(notes.length) : ''
  const changesAt = waitingSince === null || late ? null : waitingSince + PATIENCE_MS
  return { text: lost || databaseLost || late || refused > 0 ? `${count}!` : count, changesAt }
}
