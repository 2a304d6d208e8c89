import { createContext, useContext, useState } from 'react'
import { sendMessage } from '@/utils/messages/messages'
import type { FormKey } from '@/utils/store/forms'
import type { FormDraft } from '@/utils/store/row-schemas'

type Keep = (key: FormKey, form: FormDraft | null) => void

/** What is typed into forms and not saved yet: the background keeps each key press of it, like the line's. */
export class KeptForms {
  readonly #forms: Map<string, FormDraft>

  constructor(
    forms: Record<string, FormDraft>,
    // What cannot be kept is still in its form, and saving it says why.
    private readonly send: Keep = (key, form) => void sendMessage('saveForm', { key, form }).catch(() => undefined),
  ) {
    this.#forms = new Map(Object.entries(forms))
  }

  get(key: FormKey): FormDraft | undefined {
    return this.#forms.get(key)
  }

  keep(key: FormKey, form: FormDraft | null): void {
    if (form === null && !this.#forms.has(key)) return
    if (form) this.#forms.set(key, form)
    else this.#forms.delete(key)
    this.send(key, form)
  }

  /** Everything here was deleted. */
  clear(): void {
    this.#forms.clear()
  }
}

export const Forms = createContext(new KeptForms({}))

interface KeptForm<T> {
  form: T
  change: (part: Partial<T>) => void
  /** It is saved or thrown away. */
  forget: () => void
}

/** The state of a form, as it was left. Its key is the one it opened with, whatever happens around it. */
export function useKeptForm<T extends FormDraft>(opened: FormKey, initial: () => T): KeptForm<T> {
  const forms = useContext(Forms)
  const [key] = useState(opened)
  const [form, setForm] = useState<T>(() => ({ ...initial(), ...forms.get(key) }))
  return {
    form,
    change: (part) => {
      const next = { ...form, ...part }
      setForm(next)
      forms.keep(key, next)
    },
    forget: () => forms.keep(key, null),
  }
}
