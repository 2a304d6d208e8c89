import type { KeyboardEvent, RefObject } from 'react'
import { categoryOfKey } from '@/utils/capture/categories'
import { type Draft, isBlank } from '@/utils/capture/draft'
import type { DeviceTheme, Person } from '@/utils/model/records'
import type { DraftAction } from './draft-state'
import { t } from './strings'
import { themeOptionId } from './theme-list'
import { useGrowth } from './use-growth'
import { type Hint, missingIn } from './use-hint'
import type { Suggestions } from './use-suggestions'

interface NoteLineProps {
  draft: Draft
  /** Whom `^anna` may mean. */
  room: readonly Person[]
  change: (action: DraftAction) => void
  save: () => void
  /** What Enter does while there is nothing to save. */
  onEmpty: (() => void) | undefined
  /** Says why Enter saves nothing. */
  say: Hint['say']
  suggestions: Suggestions
  take: (theme: DeviceTheme) => void
  line: RefObject<HTMLTextAreaElement | null>
  /** The first answer to what is asked under the line, where something is. */
  question: RefObject<HTMLButtonElement | null>
}

/** The line: Enter saves, Shift+Enter breaks it, arrows go to the suggestions under it. */
export function NoteLine({ draft, room, change, suggestions, take, line, question, ...on }: NoteLineProps) {
  const { themes, active, setActive } = suggestions
  const enter = () => {
    if (!isBlank(draft)) return on.save()
    if (draft.line.trim() === '') return on.onEmpty?.()
    on.say(missingIn(draft.line))
  }
  useGrowth(line, draft.line)
  const onKeyDown = (event: KeyboardEvent) => {
    // An Enter that ends an IME composition is part of the text; 229 is what some engines send for it.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const category = event.altKey && !event.ctrlKey && !event.shiftKey ? categoryOfKey(event.code) : undefined
    const taken = themes[active]
    const plain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey
    if (category) change({ type: 'toggle', field: 'category', value: category })
    else if (plain && taken && (event.key === 'Tab' || event.key === 'Enter')) take(taken)
    else if (plain && event.key === 'Enter') enter()
    else if (plain && themes.length > 0 && event.key === 'ArrowDown') setActive(Math.min(active + 1, themes.length - 1))
    else if (plain && event.key === 'ArrowDown' && isAtEnd(line.current) && question.current) question.current.focus()
    else if (plain && active >= 0 && event.key === 'ArrowUp') setActive(active - 1)
    else return
    event.preventDefault()
  }
  return (
    <textarea
      ref={line}
      className="line"
      rows={1}
      dir="auto"
      spellCheck={false}
      autoComplete="off"
      aria-label={t('line.label')}
      aria-autocomplete="list"
      aria-controls={themes.length > 0 ? 'themes' : undefined}
      aria-activedescendant={active >= 0 ? themeOptionId(active) : undefined}
      placeholder={t('line.placeholder')}
      value={draft.line}
      onChange={(event) => change({ type: 'line', line: event.target.value, room })}
      onKeyDown={onKeyDown}
    />
  )
}

/** Where a key down has no other line to go to. */
const isAtEnd = (line: HTMLTextAreaElement | null) => line?.selectionStart === line?.value.length
