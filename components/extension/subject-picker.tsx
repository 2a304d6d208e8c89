import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { sendMessage } from '@/utils/messages/messages'
import type { DealId } from '@/utils/model/ids'
import type { DeviceDeal } from '@/utils/model/records'
import { ask } from './ask'

/** Whom the demo is for: a deal of the team's, or what was typed. */
export interface Subject {
  dealId: DealId | null
  account: string | null
  /** The record's page in the CRM, where it was picked from there. */
  crmUrl?: string | null
}

/** One line of the list: what it is called, and what tells it from its namesakes. */
export interface SubjectOption {
  key: string
  main: string
  side: string
  subject: Subject
}

interface SubjectPickerProps {
  label: string
  hint: string
  /** The option that takes the text as it is. */
  asTyped: (text: string) => string
  /** Whose it is already: not to be chosen. */
  except?: Subject | null
  /** Offered before all others, such as the record of the page in front. */
  offer?: SubjectOption | null
  autoFocus?: boolean
  onPick: (subject: Subject, text: string) => void
  /** What stands in the box, for a form that is sent without picking. */
  onText: (text: string) => void
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
  autoFocus,
  onPick,
  onText,
}: SubjectPickerProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [picked, setPicked] = useState<string | null>(null)
  const deals = useDeals(text)
  const [active, setActive] = useState(-1)
  const options = text === picked ? [] : optionsOf({ deals, offer, except, text: text.trim(), asTyped })
  useEffect(() => setActive(offer && text === '' ? 0 : -1), [text, offer])
  const pick = (index: number) => {
    const typed = text.trim()
    const subject = options[index]?.subject ?? { dealId: null, account: typed || null }
    if (except && isSameSubject(subject, except)) return
    const name = subject.account ?? typed
    setText(name)
    setPicked(name)
    onPick(subject, name)
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
          onText(event.target.value.trim())
        }}
        onKeyDown={onKeyDown}
      />
      <Options {...{ id, options, active, pick, label }} />
    </div>
  )
}

function useDeals(query: string): DeviceDeal[] {
  const [deals, setDeals] = useState<DeviceDeal[]>([])
  useEffect(() => {
    let stale = false
    ask(sendMessage('findDeals', { query })).then((found) => {
      if (!stale) setDeals(found.ok ? found.value : [])
    })
    return () => {
      stale = true
    }
  }, [query])
  return deals
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
  const typed = { key: 'typed', main: asTyped(text), side: '', subject: { dealId: null, account: text } }
  const all = [...first, ...found, ...(text === '' ? [] : [typed])]
  return except ? all.filter(({ subject }) => !isSameSubject(subject, except)) : all
}

/** The same deal, or typed words that say the same name. */
export function isSameSubject(one: Subject, other: Subject): boolean {
  if (one.dealId !== null) return one.dealId === other.dealId
  return one.account !== null && one.account.toLowerCase() === other.account?.toLowerCase()
}

/** A deal with all that tells it from another of the same name. */
export function dealOption({ id, account, name, segment, stage, externalId }: DeviceDeal): SubjectOption {
  const side = [account ? name : null, stage, segment, externalId].filter((part) => part !== null && part !== '')
  return { key: id, main: account ?? name, side: side.join(' · '), subject: { dealId: id, account: account ?? name } }
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
