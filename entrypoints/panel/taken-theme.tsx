import type { KeyboardEvent, RefObject } from 'react'
import type { NoteContent } from '@/utils/capture/draft'
import type { DeviceTheme } from '@/utils/model/records'
import { t } from './strings'
import { ThemeAnswer, ThemeStatus } from './theme-facts'

type Handled = NoteContent['handled']

interface TakenThemeProps {
  theme: DeviceTheme
  handled: Handled
  answer: (handled: Handled) => void
  toLine: () => void
  /** Its first answer. The line has the cursor, and goes there by its own key: what is typed on must answer nothing. */
  question: RefObject<HTMLButtonElement | null>
}

/** The theme that the note was put to: what can be said right now, and whether what has shipped settles it. */
export function TakenTheme({ theme, ...asked }: TakenThemeProps) {
  return (
    <section className="taken" aria-label={t('themes.taken', { title: theme.title })}>
      <ThemeStatus theme={theme} dated />
      <ThemeAnswer theme={theme} />
      {theme.status === 'shipped' && <StillAProblem {...asked} />}
    </section>
  )
}

const ANSWERS = [
  { handled: 'no', text: 'themes.still', hint: 'themes.stillHint', key: 'themes.stillKey' },
  { handled: 'yes', text: 'themes.settled', hint: 'themes.settledHint', key: 'themes.settledKey' },
] as const

function StillAProblem({ handled, answer, toLine, question }: Omit<TakenThemeProps, 'theme'>) {
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = ANSWERS.find(({ key }) => isKey(event, t(key)))
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (chosen) answer(chosen.handled)
    else if (event.key === 'Escape' || event.key === 'ArrowUp') toLine()
    else return
    event.preventDefault()
  }
  const chosen = ANSWERS.find((each) => each.handled === handled)
  return (
    <fieldset className="question" onKeyDown={onKeyDown}>
      <legend>
        {t('themes.question')} <kbd>↓</kbd>
      </legend>
      <span className="segments">
        {ANSWERS.map((each, index) => (
          <button
            key={each.handled}
            ref={index === 0 ? question : undefined}
            type="button"
            className="segment"
            aria-pressed={each === chosen}
            onClick={() => answer(each.handled)}
          >
            {t(each.text)} <kbd>{t(each.key)}</kbd>
          </button>
        ))}
      </span>
      <span className="hint" role="status">
        {chosen ? t(chosen.hint) : ''}
      </span>
    </fieldset>
  )
}

/** By the letter, and by its place on the keyboard where the layout has other letters. */
const isKey = ({ key, code }: KeyboardEvent, letter: string) =>
  key.toLowerCase() === letter.toLowerCase() || (!/^[a-z]$/i.test(key) && code === `Key${letter.toUpperCase()}`)
