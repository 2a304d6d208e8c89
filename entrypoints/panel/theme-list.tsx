import type { DeviceTheme } from '@/utils/model/records'
import { t } from './strings'
import { ThemeAnswer, ThemeStatus } from './theme-facts'
import type { Suggestions } from './use-suggestions'

export const themeOptionId = (index: number) => `theme-${index}`

interface ThemeListProps {
  suggestions: Suggestions
  take: (theme: DeviceTheme) => void
}

/** Themes like what is being typed; the first one's answer is unfolded, for it is what can be said right now. */
export function ThemeList({ suggestions: { themes, active }, take }: ThemeListProps) {
  if (themes.length === 0) return null
  return (
    <div id="themes" className="themes" role="listbox" aria-label={t('themes.label')}>
      {themes.map((theme, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the line, whose keys move and take.
        // biome-ignore lint/a11y/useFocusableInteractive: see above; aria-activedescendant names the option.
        <div
          key={theme.id}
          id={themeOptionId(index)}
          role="option"
          className="theme"
          aria-selected={index === active}
          onClick={() => take(theme)}
        >
          <span className="theme-title" dir="auto">
            {theme.title}
          </span>
          <ThemeStatus theme={theme} />
          {index === Math.max(active, 0) && <ThemeAnswer theme={theme} />}
        </div>
      ))}
    </div>
  )
}
