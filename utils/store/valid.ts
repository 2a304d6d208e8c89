import type { ZodError } from 'zod'
import { BadInputError, PushbackError } from '../model/errors'
import { type Demo, demo, MAX_TEXT, type Objection, objection } from '../model/records'

/** More was typed than a note holds; it stays in the box. */
export class NoteTooLongError extends PushbackError {
  override readonly name = 'NoteTooLongError' as const
  constructor(
    readonly field: string,
    readonly length: number,
    readonly limit: number,
  ) {
    const [has, fit] = [length, limit].map((count) => count.toLocaleString('en'))
    super(`The ${field} has ${has} characters; ${fit} fit into one note. Shorten it, or save it as two.`)
  }
}

const LIMITS: Record<string, number> = { text: MAX_TEXT, quote: MAX_TEXT, area: 500, competitor: 500 }

/** Checks fields of a note against its schema and answers them as they are stored (NFC, well-formed). */
export function validFields<T extends Partial<Objection>>(fields: T): T {
  for (const [field, limit] of Object.entries(LIMITS)) {
    const value = fields[field as keyof T]
    const length = typeof value === 'string' ? value.normalize('NFC').length : 0
    if (length > limit) throw new NoteTooLongError(field, length, limit)
  }
  const parsed = objection.partial().safeParse(fields)
  if (!parsed.success) throw cannotBeSaved('note', parsed.error)
  return parsed.data as T
}

/** The same for a demo: a name must be the same letters here and at the endpoint. */
export function validDemoFields<T extends Partial<Demo>>(fields: T): T {
  const parsed = demo.partial().safeParse(fields)
  if (!parsed.success) throw cannotBeSaved('demo', parsed.error)
  return parsed.data as T
}

/** The page a note was made on, or null where no record can hold its address: that must not cost the note. */
export function validPage(page: string | null): string | null {
  return objection.shape.page.safeParse(page).data ?? null
}

function cannotBeSaved(what: string, { issues: [issue] }: ZodError): BadInputError {
  return new BadInputError(`The ${what} cannot be saved: ${issue?.path.join('.')}: ${issue?.message}`)
}
