import type { ZodError } from 'zod'
import { type Demo, demo, MAX_TEXT, type Objection, objection } from '../model/records'
import { FaultyInputError } from './errors'

/** More was typed than a note holds; it stays in the box. */
export class NoteTooLongError extends FaultyInputError {
  constructor(
    readonly field: LimitedField,
    readonly length: number,
    readonly limit: number,
  ) {
    super(`fault.tooLong.${field}`, { length, limit })
  }
}

type LimitedField = 'text' | 'quote' | 'area' | 'competitor'
const LIMITS: Readonly<Record<LimitedField, number>> = { text: MAX_TEXT, quote: MAX_TEXT, area: 500, competitor: 500 }

/** Checks fields of a note against its schema and answers them as they are stored (NFC, well-formed). */
export function validFields<T extends Partial<Objection>>(fields: T): T {
  for (const [field, limit] of Object.entries(LIMITS) as [LimitedField, number][]) {
    const value = fields[field]
    const length = typeof value === 'string' ? value.normalize('NFC').length : 0
    if (length > limit) throw new NoteTooLongError(field, length, limit)
  }
  const parsed = objection.partial().safeParse(fields)
  if (!parsed.success) throw cannotBeSaved('fault.note', parsed.error)
  return parsed.data as T
}

/** The same for a demo: a name must be the same letters here and at the endpoint. */
export function validDemoFields<T extends Partial<Demo>>(fields: T): T {
  const parsed = demo.partial().safeParse(fields)
  if (!parsed.success) throw cannotBeSaved('fault.demo', parsed.error)
  return parsed.data as T
}

/** The page a note was made on, or null where no record can hold its address: that must not cost the note. */
export function validPage(page: string | null): string | null {
  return objection.shape.page.safeParse(page).data ?? null
}

function cannotBeSaved(says: 'fault.note' | 'fault.demo', { issues: [issue] }: ZodError): FaultyInputError {
  return new FaultyInputError(says, { field: issue?.path.join('.') ?? '', reason: issue?.message ?? '' })
}
