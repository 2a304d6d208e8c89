import { type Demo, demo, type Objection, objection } from '../model/records'
import { checked } from './checked'

/** Checks fields of a note against its schema and answers them as they are stored (NFC, well-formed). */
export function validFields<T extends Partial<Objection>>(fields: T): T {
  return checked(objection.partial(), fields) as T
}

/** The same for a demo: a name must be the same letters here and at the endpoint. */
export function validDemoFields<T extends Partial<Demo>>(fields: T): T {
  return checked(demo.partial(), fields) as T
}

/** The page a note was made on, or null where no record can hold its address: that must not cost the note. */
export function validPage(page: string | null): string | null {
  return objection.shape.page.safeParse(page).data ?? null
}
