import type { z } from 'zod'
import { type EntityName, entities } from '@/utils/model/records'
import { clean } from './clean-json'

// In a record, and so in a change too.
const MAX_UNKNOWN_FIELDS = 64
const MAX_UNKNOWN_SIZE = 16_384
const FIELD_NAME = /^[A-Za-z]\w*$/

const KNOWN = Object.fromEntries(
  Object.entries(entities).map(([entity, schema]) => [
    entity,
    { names: new Set(Object.keys(schema.shape)), schema: schema.partial() },
  ]),
)

export type CheckedFields = { fields: Record<string, unknown> } | { message: string }

/**
 * The fields of one mutation as they can be stored: known ones by the record's schema, unknown ones (a newer peer's)
 * cleaned and limited, to be kept and given back.
 */
export function checkFields(entity: EntityName, fields: Record<string, unknown>): CheckedFields {
  const known: Record<string, unknown> = {}
  const unknown: Record<string, unknown> = {}
  const { names, schema } = KNOWN[entity] ?? { names: new Set<string>(), schema: undefined }
  for (const [name, value] of Object.entries(fields)) {
    if (!FIELD_NAME.test(name) || name in Object.prototype) return { message: `"${name}" cannot be a field's name.` }
    if (names.has(name)) known[name] = value
    else unknown[name] = value
  }
  const parsed = schema?.safeParse(known)
  if (!parsed?.success) return { message: parsed?.error.issues.map((issue) => explain(issue, known)).join(' ') ?? '' }
  const rest = checkUnknown(unknown)
  if ('message' in rest) return rest
  return { fields: { ...canonicalInstants(parsed.data), ...rest.fields } }
}

function explain({ path, message, code, ...issue }: z.core.$ZodIssue, fields: Record<string, unknown>): string {
  const value = fields[String(path[0])]
  if (code === 'too_big' && typeof value === 'string' && 'maximum' in issue)
    return `${path.join('.')} has ${value.length} characters; at most ${issue.maximum} are kept. Shorten it and send it again.`
  return `${path.join('.')}: ${message}.`
}

function checkUnknown(fields: Record<string, unknown>): CheckedFields {
  if (Object.keys(fields).length === 0) return { fields }
  const cleaned = clean(fields)
  if (cleaned === undefined) return { message: 'An unknown field is nested too deeply to be kept.' }
  const message = tooMuch(cleaned)
  return message === undefined ? { fields: cleaned } : { message }
}

/** Why a record that stands cannot take a change with unknown fields beside those that it has; undefined if it can. */
export function refuseUnknown(
  entity: EntityName,
  { standing, fields }: { standing: Record<string, unknown>; fields: Record<string, unknown> },
): string | undefined {
  const names = KNOWN[entity]?.names
  const isUnknown = (name: string) => !names?.has(name) && name !== 'externalId'
  if (!Object.keys(fields).some(isUnknown)) return undefined
  return tooMuch(Object.fromEntries(Object.entries({ ...standing, ...fields }).filter(([name]) => isUnknown(name))))
}

function tooMuch(unknown: Record<string, unknown>): string | undefined {
  const names = Object.keys(unknown)
  if (names.length > MAX_UNKNOWN_FIELDS)
    return `The record would have ${names.length} fields that this server does not know; it keeps ${MAX_UNKNOWN_FIELDS}. ${NEXT}`
  const size = JSON.stringify(unknown).length
  if (size <= MAX_UNKNOWN_SIZE) return undefined
  return `The fields that this server does not know (${names.join(', ').slice(0, 200)}) would have ${size} characters; it keeps ${MAX_UNKNOWN_SIZE}. ${NEXT}`
}

const NEXT = 'Update the server, then send it again.'

/** One notation for every instant, whole milliseconds. PostgreSQL has no year 0: it becomes the first instant it has. */
function canonicalInstants(fields: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(fields)) {
    if (!name.endsWith('At') || typeof value !== 'string') continue
    fields[name] = new Date(Math.max(Date.parse(value), YEAR_ONE)).toISOString()
  }
  return fields
}

const YEAR_ONE = Date.parse('0001-01-01T00:00:00.000Z')
