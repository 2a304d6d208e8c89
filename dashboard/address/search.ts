export type Search = Record<string, string | string[]>

/** Reads a query string in which a repeated name is a list, as the endpoint's own filters are written. */
export function parseSearch(text: string): Search {
  const search: Search = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const earlier = search[name]
    search[name] = earlier === undefined ? value : [earlier, value].flat()
  }
  return search
}

/** Writes what `parseSearch` reads; names without a value are left out. The result has its `?`, or is empty. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') params.append(name, String(item))
    }
  }
  const text = params.toString()
  return text && `?${text}`
}
