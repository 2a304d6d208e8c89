import type { DemoId, ObjectionId } from '../model/ids'
import type { Backup } from './backup-file'
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
    const forms = await formRows(db)
    const isOld = ({ at }: { at: number }) => at < nowMs - KEPT_MS
    // Nearly always there is none, and what may write would keep a note waiting.
    if (forms.some(isOld)) await db.meta.bulkDelete(forms.filter(isOld).map(({ key }) => `${FORM}${key}`))
    return Object.fromEntries(forms.filter((each) => !isOld(each)).map(({ key, form }) => [key, form]))
  })
}

/** Forgets what stands in forms about a note or a demo. In the caller's transaction. */
export async function dropFormsOf(db: Database, id: string): Promise<void> {
  const forms = db.meta.where('key').startsWith(FORM)
  await forms.filter(({ key }) => key.endsWith(`:${id}`)).delete()
}

/** All that stands in forms, as a backup holds it. In the caller's transaction. */
export async function formRows(db: Database): Promise<Backup['forms']> {
  const rows = await db.meta.where('key').startsWith(FORM).toArray()
  return rows.flatMap(({ key, value }) => {
    const { data } = keptForm.safeParse(value)
    return data ? [{ key: key.slice(FORM.length), ...data }] : []
  })
}

/** What is typed into the same form here stays; a form about a note or a demo that is gone does not come back. */
export async function restoreForm(db: Database, { key, ...kept }: Backup['forms'][number]): Promise<void> {
  if ((await db.meta.get(`${FORM}${key}`)) || !(await hasSubject(db, key))) return
  await db.meta.put({ key: `${FORM}${key}`, value: kept })
}

async function hasSubject(db: Database, key: string): Promise<boolean> {
  const id = key.slice(key.indexOf(':') + 1)
  if (id === 'none') return true
  const record = (await db.objections.get(id as ObjectionId)) ?? (await db.demos.get(id as DemoId))
  return record !== undefined && record.deletedAt === null
}
