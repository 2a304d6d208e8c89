import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { sendMessage } from '@/utils/messages/messages'
import type { DealId } from '@/utils/model/ids'
import type { DeviceDeal } from '@/utils/model/records'
import { ask } from './ask'

/** Whom the demo is for: a deal of the team's, or what was typed. */
export interface Subject {
  dealId: DealId | null
  account: string | null
}

interface SubjectPickerProps {
  label: string
  hint: string
  /** The option that takes the text as it is. */
  asTyped: (text: string) => string
  initial?: string
  autoFocus?: boolean
  onPick: (subject: Subject) => void
  /** What stands in the box, for a form that is sent without picking. */
  onText: (text: string) => void
}

/**
 * A combobox after the WAI-ARIA pattern (list autocomplete, manual selection): type-ahead over synced deals, and
 * free text as the last option, so that no server is needed. Its list is in the flow: a frame clips what floats.
 */
export function SubjectPicker({ label, hint, asTyped, initial = '', autoFocus, onPick, onText }: SubjectPickerProps) {
  const id = useId()
  const [text, setText] = useState(initial)
  const [deals, setDeals] = useState<DeviceDeal[]>([])
  const [active, setActive] = useState(-1)
  const typed = text.trim()
  const count = deals.length + (typed === '' ? 0 : 1)
  useEffect(() => {
    let stale = false
    setActive(-1)
    ask(sendMessage('findDeals', { query: text })).then((found) => {
      if (!stale) setDeals(found.ok ? found.value : [])
    })
    return () => {
      stale = true
    }
  }, [text])
  const pick = (index: number) => {
    const deal = deals[index]
    onPick(deal ? { dealId: deal.id, account: deal.account } : { dealId: null, account: typed || null })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, count - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, -1))
    else if (event.key === 'Enter') pick(active)
    else return
    event.preventDefault()
  }
  return (
    <div className="picker">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={count > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the form opens by the user's own action and this is its first field.
        autoFocus={autoFocus}
        dir="auto"
        placeholder={hint}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          onText(event.target.value.trim())
        }}
        onKeyDown={onKeyDown}
      />
      <Options {...{ id, deals, active, pick }} label={label} last={typed === '' ? null : asTyped(typed)} />
    </div>
  )
}

interface OptionsProps {
  id: string
  label: string
  deals: DeviceDeal[]
  active: number
  last: string | null
  pick: (index: number) => void
}

function Options({ id, label, deals, active, last, pick }: OptionsProps) {
  const texts = [...deals.map(({ account, name }) => ({ main: account ?? name, side: account ? name : '' }))]
  if (last !== null) texts.push({ main: last, side: '' })
  return (
    <div id={`${id}-list`} className="options" role="listbox" aria-label={label} hidden={texts.length === 0}>
      {texts.map(({ main, side }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the box, whose keys move and pick.
        // biome-ignore lint/a11y/useFocusableInteractive: see above; aria-activedescendant names the option.
        <div
          key={`${main}\n${side}`}
          id={`${id}-${index}`}
          className="option"
          role="option"
          aria-selected={index === active}
          onClick={() => pick(index)}
        >
          <span dir="auto">{main}</span>
          {side && (
            <span className="side" dir="auto">
              {side}
            </span>
          )}
        </div>
      ))}
    </div>
  )
}
