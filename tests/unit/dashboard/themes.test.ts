import { describe, expect, it } from 'vitest'
import { lostAndOpen, matrixDots, moneyBars } from '@/dashboard/themes/bars'
import { segmentOrder, stripParts } from '@/dashboard/themes/segments'
import { type DealSum, themeSummary } from '@/utils/model/views'

const usd = (deals: number, minor: number): DealSum => ({ deals, money: [{ currency: 'USD', minor }] })
const nothing: DealSum = { deals: 0, money: [] }
const sums = { lost: usd(2, 500), open: nothing, won: usd(1, 300) }

const sightings = { objections: 4, deals: 3, blockerDeals: 1, ...sums, atStake: [] }
const theme = themeSummary.parse({
  id: '0198c5a0-0000-7000-8000-000000000001',
  workspaceId: '0198c5a0-0000-7000-8000-000000000002',
  title: 'Windows object support',
  kind: 'missing',
  status: 'new',
  statusReason: null,
  workItemUrl: null,
  answer: null,
  answerAt: null,
  shippedAt: null,
  shippedVersion: null,
  statusAt: null,
  createdAt: '2026-01-01T00:00:00Z',
  deletedAt: null,
  ...sightings,
  segments: [
    { segment: 'Web', ...sightings },
    { segment: null, ...sightings },
  ],
})

describe('moneyBars', () => {
  const source = { name: 'Windows', sums, within: { segment: ['Web'], theme: [theme.id] } }

  it('draws what there is, in the order lost, open, won', () => {
    const bars = moneyBars([source], 'USD')
    expect(bars.map(({ outcome, amount, deals }) => [outcome, amount, deals])).toEqual([
      ['lost', 500, 2],
      ['won', 300, 1],
    ])
  })

  it('leads each bar to the deals it was counted from', () => {
    expect(moneyBars([source], 'USD')[0]?.href).toBe(`/deals?segment=Web&theme=${theme.id}&outcome=lost`)
  })

  it('shows one currency only', () => {
    expect(moneyBars([source], 'EUR')).toEqual([])
    expect(lostAndOpen(sums, 'USD')).toBe(500)
    expect(lostAndOpen(sums, 'EUR')).toBe(0)
  })
})

describe('matrixDots', () => {
  const dots = matrixDots({ themes: [theme], outcome: 'lost', currency: 'USD', filter: {}, noSegment: 'None' })

  it('has a dot for each theme and segment with deals', () => {
    expect(dots.map(({ segment, deals }) => [segment, deals])).toEqual([
      ['Web', 2],
      ['None', 2],
    ])
  })

  it('gives no address to deals without a segment, which no filter means', () => {
    expect(dots.map(({ href }) => href)).toEqual([`/deals?theme=${theme.id}&outcome=lost&segment=Web`, null])
  })
})

describe('segments', () => {
  const part = (segment: string | null, deals: number) => ({ ...theme.segments[0], ...sightings, segment, deals })

  it('are ordered by their deals over all themes', () => {
    const order = segmentOrder([
      { segments: [part('A', 1), part('B', 2)] },
      { segments: [part('A', 3), part(null, 1)] },
    ])
    expect(order).toEqual(['A', 'B', null])
  })

  it('keep their place, and so their colour, in every strip', () => {
    const parts = stripParts([part('B', 9), part('A', 1), part('C', 0)], ['A', 'B', 'C'])
    expect(parts.map(({ segment, place }) => [segment, place])).toEqual([
      ['A', 0],
      ['B', 1],
    ])
  })

  it('share the last place beyond the sixth', () => {
    const order = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
    expect(stripParts([part('H', 1), part('G', 2)], order).map(({ place }) => place)).toEqual([6, 6])
  })
})
