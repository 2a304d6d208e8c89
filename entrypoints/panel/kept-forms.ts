import { createContext, useContext, useRef, useState, useSyncExternalStore } from 'react'
import type { FormsTold } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import type { FormKey } from '@/utils/store/forms'
import type { FormDraft } from '@/utils/store/row-schemas'

type Keep = (input: { key: FormKey; form: FormDraft | null; by: string }) => Promise<unknown>

/**
 * What is typed into forms and not saved yet: the background keeps each key press of it, like the line's, and tells
 * the other panels, which may have the same form open.
 */
export class KeptForms {
  readonly #forms: Map<string, FormDraft>
  readonly #listeners = new Set<() => void>()
  /** How many key presses of a form are on their way: what is told of it meanwhile is older. */
  readonly #onTheirWay = new Map<string, number>()
  readonly #by = crypto.randomUUID()

  constructor(
    forms: Record<string, FormDraft>,
    private readonly send: Keep = (input) => sendMessage('saveForm', input),
  ) {
    this.#forms = new Map(Object.entries(forms))
  }

  get(key: FormKey): FormDraft | undefined {
    return this.#forms.get(key)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  keep(key: FormKey, form: FormDraft | null): void {
    if (form === null && !this.#forms.has(key)) return
    this.#set(key, form)
    this.#notify()
    this.#count(key, 1)
    this.send({ key, form, by: this.#by })
      // What cannot be kept is still in its form, and saving it says why.
      .catch(() => undefined)
      .finally(() => this.#count(key, -1))
  }

  /** Another panel has typed, saved or thrown away. */
  readonly hear = ({ forms, by }: FormsTold): void => {
    if (by === this.#by) return
    const gone = by === null ? [...this.#forms.keys()].filter((key) => !(key in forms)) : []
    for (const key of [...Object.keys(forms), ...gone]) {
      if (!this.#onTheirWay.get(key)) this.#set(key, forms[key] ?? null)
    }
    this.#notify()
  }

  /** Everything here was deleted. */
  clear(): void {
    this.#forms.clear()
    this.#notify()
  }

  #set(key: string, form: FormDraft | null): void {
    if (form) this.#forms.set(key, form)
    else this.#forms.delete(key)
  }

  #count(key: string, by: 1 | -1): void {
    this.#onTheirWay.set(key, (this.#onTheirWay.get(key) ?? 0) + by)
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

export const Forms = createContext(new KeptForms({}))

interface KeptForm<T> {
  form: T
  change: (part: Partial<T>) => void
  /** It is saved or thrown away. */
  forget: () => void
}

/** What stands in a form, whichever panel it was typed in; undefined where nothing does. */
export function useStanding(key: FormKey): FormDraft | undefined {
  const forms = useContext(Forms)
  return useSyncExternalStore(forms.subscribe, () => forms.get(key))
}

/**
 * The state of a form, as it was left; `initial` while nothing was typed. Its key is the one it opened with, whatever
 * happens around it.
 */
export function useKeptForm<T extends FormDraft>(opened: FormKey, initial: () => T): KeptForm<T> {
  const forms = useContext(Forms)
  const [key] = useState(opened)
  const standing = useStanding(key)
  // Here it goes on as it was until it is closed: nothing flickers, and nothing in it takes itself for newly typed.
  const left = useRef<T>(undefined)
  const form = standing ? { ...initial(), ...standing } : (left.current ?? initial())
  return {
    form,
    change: (part) => forms.keep(key, { ...form, ...part }),
    forget: () => {
      left.current = form
      forms.keep(key, null)
    },
  }
}
