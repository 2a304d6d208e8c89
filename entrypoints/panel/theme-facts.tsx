import { pageLocale } from '@/components/speak'
import { standingOf } from '@/utils/capture/theme-standing'
import type { DeviceTheme } from '@/utils/model/records'
import { t } from './strings'

/** How far the theme is: "Building · Q1", "Shipped in 4.2 · 1 Oct"; with `dated`, since when in any case. */
export function ThemeStatus({ theme, dated = false }: { theme: DeviceTheme; dated?: boolean }) {
  const { status, version, due, since } = standingOf(theme, Date.now())
  const words = version === null ? t(`themeStatus.${status}`) : t('themes.shippedIn', { version })
  return (
    <span className="status">
      {due === null ? words : `${words} · ${due}`}
      {since !== null && (dated || status === 'shipped') && (
        <time dateTime={since}>
          {' · '}
          {status === 'shipped' ? day(since) : t('themes.since', { date: day(since) })}
        </time>
      )}
    </span>
  )
}

/** What colleagues may say to it, and of when that is. */
export function ThemeAnswer({ theme: { answer, answerAt } }: { theme: DeviceTheme }) {
  if (!answer) return null
  return (
    <div className="answer">
      <p dir="auto">
        {answer}
        {answerAt && (
          <time dir="auto" dateTime={answerAt} title={t('themes.answered', { date: day(answerAt) })}>
            {day(answerAt)}
          </time>
        )}
      </p>
    </div>
  )
}

/** With its year only where it is another than now: the panel is narrow. */
function day(iso: string): string {
  const date = new Date(iso)
  const year = date.getFullYear() === new Date().getFullYear() ? {} : ({ year: 'numeric' } as const)
  return date.toLocaleDateString(pageLocale(), { day: 'numeric', month: 'short', ...year })
}
