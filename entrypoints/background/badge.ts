import type { ExtensionState } from '@/utils/messages/extension-state'
import { unsentText } from '@/utils/messages/unsent'
import { unsentStrings } from '@/utils/strings/en/unsent'
import { type Language, localeOf } from '@/utils/strings/languages'
import { translator } from '@/utils/strings/translator'

const PATIENCE_MS = 60_000

const t = translator(unsentStrings, {
  de: async () => (await import('@/utils/strings/de/unsent')).unsentStrings,
  ar: async () => (await import('@/utils/strings/ar/unsent')).unsentStrings,
})

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

/** What the button says of itself under the mouse: what its number and `!` leave open, as the panel's foot says it. */
export async function buttonTitle(state: ExtensionState, language: Language): Promise<string> {
  await t.speak(language)
  const unsent = state.hidden ? '' : unsentText(state, { t, locale: localeOf(language, navigator.languages) })
  return unsent === '' ? t('panel.title') : `${t('panel.title')} · ${unsent}`
}
