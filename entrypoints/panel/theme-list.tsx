import { pageLocale } from '@/components/speak'
import type { DeviceTheme } from '@/utils/model/records'
import { t } from './strings'
import type { Suggestions } from './use-suggestions'

export const themeOptionId = (index: number) => `theme-${index}`

interface ThemeListProps {
  suggestions: Suggestions
  take: (theme: DeviceTheme) => void
  /** The one that the note was put to; its answer stays in view. */
  taken: DeviceTheme | null
}

/** Themes like what is being typed; the first one's answer is unfolded, for it is what can be said right now. */
export function ThemeList({ suggestions: { themes, active }, take, taken }: ThemeListProps) {
  if (taken) return <Answer theme={taken} />
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
          <Status theme={theme} />
          {index === Math.max(active, 0) && <Answer theme={theme} />}
        </div>
      ))}
    </div>
  )
}

function Status({ theme: { status, shippedAt } }: { theme: DeviceTheme }) {
  const when = status === 'shipped' && shippedAt ? ` · ${day(shippedAt)}` : ''
  return (
    <span className="status">
      {t(`themeStatus.${status}`)}
      {when}
    </span>
  )
}

function Answer({ theme: { answer, answerAt } }: { theme: DeviceTheme }) {
  if (!answer) return null
  return (
    <p className="answer" dir="auto">
      {answer}
      {answerAt && (
        <time dateTime={answerAt} title={t('themes.answered', { date: day(answerAt) })}>
          {day(answerAt)}
        </time>
      )}
    </p>
  )
}

const day = (iso: string) => new Date(iso).toLocaleDateString(pageLocale(), { day: 'numeric', month: 'short' })
