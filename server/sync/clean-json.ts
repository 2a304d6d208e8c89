const MAX_DEPTH = 32

/**
 * A JSON object with every text in it made storable (PostgreSQL has neither NUL nor half a surrogate pair);
 * undefined when it is nested too deeply.
 */
export function clean(value: Record<string, unknown>): Record<string, unknown> | undefined {
  if (isDeeper(value, MAX_DEPTH)) return undefined
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [storable(name), cleanValue(inner)]))
}

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  if (Array.isArray(value)) return value.map(cleanValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [storable(name), cleanValue(inner)]))
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/** Level by level, so that depth costs no stack. */
function isDeeper(value: unknown, depth: number): boolean {
  let level: unknown[] = [value]
  for (let i = 0; i < depth; i++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
    if (level.length === 0) return false
  }
  return true
}
