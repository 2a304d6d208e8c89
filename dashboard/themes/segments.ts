import type { ThemeSummary } from '@/utils/model/views'

/** As many segments get a colour of their own; the rest share the last one. */
export const SHOWN = 6

/** Segments by how many deals they have over all themes: the same colour in every line. */
export function segmentOrder(themes: ReadonlyArray<Pick<ThemeSummary, 'segments'>>): (string | null)[] {
  const deals = new Map<string | null, number>()
  for (const { segment, deals: count } of themes.flatMap(({ segments }) => segments)) {
    deals.set(segment, (deals.get(segment) ?? 0) + count)
  }
  return [...deals].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0]))).map(([segment]) => segment)
}

export interface StripPart {
  segment: string | null
  /** Its place in the order, which is its colour. */
  place: number
  deals: number
}

/** The parts of a strip in the order of all strips. */
export function stripParts(
  segments: ReadonlyArray<{ segment: string | null; deals: number }>,
  order: readonly (string | null)[],
): StripPart[] {
  return segments
    .filter(({ deals }) => deals > 0)
    .map(({ segment, deals }) => ({ segment, deals, place: Math.min(Math.max(0, order.indexOf(segment)), SHOWN) }))
    .toSorted((a, b) => a.place - b.place || b.deals - a.deals)
}
