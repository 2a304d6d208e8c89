export const appearances = ['system', 'light', 'dark'] as const
export type Appearance = (typeof appearances)[number]

const KEY = 'pushback-appearance'

/** The reader's choice on this machine; the system's own until one is made. */
export function storedAppearance(storage: Storage = localStorage): Appearance {
  const stored = storage.getItem(KEY)
  return appearances.find((appearance) => appearance === stored) ?? 'system'
}

export function chooseAppearance(appearance: Appearance, storage: Storage = localStorage): void {
  storage.setItem(KEY, appearance)
  applyAppearance(appearance)
}

/** Without the attribute the style sheet follows the system. */
export function applyAppearance(appearance: Appearance, root: HTMLElement = document.documentElement): void {
  if (appearance === 'system') delete root.dataset.theme
  else root.dataset.theme = appearance
}
