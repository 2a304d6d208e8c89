import type { DemoId, ObjectionId } from '../model/ids'
import type { Database } from './database'
import { storing } from './errors'
import { FORM, type FormDraft, keptForm } from './row-schemas'

/** Which form a text stands in: each is about one note or one demo, so that no other customer's shows it. */
export type FormKey = `${'edit' | 'name'}:${ObjectionId}` | `${'start' | 'plan' | 'whose' | 'add'}:${DemoId | 'none'}`

/** After this nobody comes back to it. */
const KEPT_MS = 60 * 24 * 60 * 60_000

/** Keeps what stands in a form; null once it is saved or thrown away. */
export function saveForm(
  db: Database,
  { key, form, nowMs }: { key: string; form: FormDraft | null; nowMs: number },
): Promise<void> {
  return storing(async () => {
    if (form === null) await db.meta.delete(`${FORM}${key}`)
    else await db.meta.put({ key: `${FORM}${key}`, value: { form, at: nowMs } })
  })
}

/** All that stands in forms, by their keys; what is too old goes. */
export function keptForms(db: Database, nowMs: number): Promise<Record<string, FormDraft>> {
  return storing(async () => {
    const rows = await db.meta.where('key').startsWith(FORM).toArray()
    const forms = rows.map(({ key, value }) => ({ key, ...keptForm.safeParse(value).data }))
    const old = forms.filter(({ at }) => at !== undefined && at < nowMs - KEPT_MS).map(({ key }) => key)
    // Nearly always there is none, and what may write would keep a note waiting.
    if (old.length > 0) await db.meta.bulkDelete(old)
    const standing = forms.filter(({ key, form }) => form !== undefined && !old.includes(key))
    return Object.fromEntries(standing.map(({ key, form = {} }) => [key.slice(FORM.length), form]))
  })
}

/** Forgets what stands in forms about a note or a demo. In the caller's transaction. */
export async function dropFormsOf(db: Database, id: string): Promise<void> {
  const forms = db.meta.where('key').startsWith(FORM)
  await forms.filter(({ key }) => key.endsWith(`:${id}`)).delete()
}
