import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { sendMessage } from '@/utils/messages/messages'
import type { DeviceDeal } from '@/utils/model/records'
import { ask } from './ask'
import { dealOption, isSameSubject, namedExactly, type Subject, type SubjectOption, typedSubject } from './subject'

interface SubjectPickerProps {
  label: string
  hint: string
  /** The option that takes the text as it is. */
  asTyped: (text: string) => string
  /** Whose it is already: not to be chosen. */
  except?: Subject | null
  /** Offered before all others, such as the record of the page in front. */
  offer?: SubjectOption | null
  /** What was typed here before. */
  initial?: string
  autoFocus?: boolean
  onPick: (subject: Subject, text: string) => void
  /** Whom the words in the box mean, for a form that is sent without picking: the one deal of that name, or the words. */
  onType: (subject: Subject, text: string) => void
}

/**
 * A combobox after the WAI-ARIA pattern (list autocomplete, manual selection): type-ahead over synced deals, and
 * free text as the last option, so that no server is needed. Its list is in the flow: a frame clips what floats.
 */
export function SubjectPicker({
  label,
  hint,
  asTyped,
  offer = null,
  except = null,
  initial = '',
  autoFocus,
  onPick,
  onType,
}: SubjectPickerProps) {
  const id = useId()
  const [text, setText] = useState(initial)
  const [picked, setPicked] = useState<string | null>(null)
  const found = useDeals(text)
  const [active, setActive] = useState(-1)
  const listed = (deals: readonly DeviceDeal[]) => optionsOf({ deals, offer, except, text: text.trim(), asTyped })
  const options = text === picked ? [] : listed(found.deals)
  useEffect(() => setActive(offer && text === '' ? 0 : -1), [text, offer])
  const type = useRef(onType)
  type.current = onType
  useEffect(() => {
    if (text === '' || text === picked) return
    const [only, another] = found.query === text ? namedExactly(found.deals, text) : []
    type.current(only && !another ? dealOption(only).subject : typedSubject(text), text)
  }, [text, picked, found])
  const take = (subject: Subject) => {
    if (except && isSameSubject(subject, except)) return
    const name = subject.account ?? text.trim()
    setText(name)
    setPicked(name)
    onPick(subject, name)
  }
  /** Words that are the name of one deal mean that deal; of several, somebody has to choose. */
  const enter = async () => {
    const deals = found.query === text ? found.deals : await findDeals(text)
    const [only, another] = namedExactly(deals, text)
    if (another) return setActive(listed(deals).findIndex(({ key }) => key === only?.id))
    take(only ? dealOption(only).subject : typedSubject(text))
  }
  const pick = (index: number) => {
    const chosen = options[index]
    if (chosen) take(chosen.subject)
    else void enter()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, options.length - 1))
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
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 && options.length > 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the form opens by the user's own action and this is its first field.
        autoFocus={autoFocus}
        dir="auto"
        placeholder={hint}
        maxLength={500}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setPicked(null)
          onType(typedSubject(event.target.value), event.target.value)
        }}
        onKeyDown={onKeyDown}
      />
      <Options {...{ id, options, active, pick, label }} />
    </div>
  )
}

/** Deals like what is typed, and to which words they are the answer. */
function useDeals(query: string): { query: string | null; deals: DeviceDeal[] } {
  const [found, setFound] = useState<{ query: string | null; deals: DeviceDeal[] }>({ query: null, deals: [] })
  useEffect(() => {
    let stale = false
    findDeals(query).then((deals) => {
      if (!stale) setFound({ query, deals })
    })
    return () => {
      stale = true
    }
  }, [query])
  return found
}

async function findDeals(query: string): Promise<DeviceDeal[]> {
  const found = await ask(sendMessage('findDeals', { query }))
  return found.ok ? found.value : []
}

function optionsOf({
  deals,
  offer,
  except,
  text,
  asTyped,
}: {
  deals: readonly DeviceDeal[]
  offer: SubjectOption | null
  except: Subject | null
  text: string
  asTyped: (text: string) => string
}): SubjectOption[] {
  const first = offer && text === '' ? [offer] : []
  const found = deals.map(dealOption).filter(({ key }) => key !== first[0]?.key)
  const typed = { key: 'typed', main: asTyped(text), side: '', subject: typedSubject(text) }
  const all = [...first, ...found, ...(text === '' ? [] : [typed])]
  return except ? all.filter(({ subject }) => !isSameSubject(subject, except)) : all
}

interface OptionsProps {
  id: string
  label: string
  options: readonly SubjectOption[]
  active: number
  pick: (index: number) => void
}

function Options({ id, label, options, active, pick }: OptionsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      ref={list}
      id={`${id}-list`}
      className="options"
      role="listbox"
      aria-label={label}
      hidden={options.length === 0}
    >
      {options.map(({ key, main, side }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the box, whose keys move and pick.
        // biome-ignore lint/a11y/useFocusableInteractive: see above; aria-activedescendant names the option.
        <div
          key={key}
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
