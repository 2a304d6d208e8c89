import { describe, expect, it } from 'vitest'
import { type SightingGroup, sumSightings } from '@/server/store/sightings'

function aGroup(group: Partial<SightingGroup>): SightingGroup {
  return {
    themeId: null,
    segment: 'Web',
    outcome: 'lost',
    currency: 'EUR',
    objections: 2,
    deals: 1,
    blockerDeals: 0,
    minor: 0,
    blockedMinor: 0,
    ...group,
  }
}

describe('sumSightings', () => {
  it('counts objections without a deal in no deal and no money', () => {
    const sum = sumSightings([aGroup({ outcome: null, currency: null, deals: 0, objections: 3 })])
    expect(sum).toMatchObject({ objections: 3, deals: 0, lost: { deals: 0, money: [] }, atStake: [] })
  })

  it('never adds two currencies', () => {
    const { lost } = sumSightings([
      aGroup({ minor: 100 }),
      aGroup({ minor: 50 }),
      aGroup({ minor: 7, currency: 'JPY' }),
    ])
    expect(lost).toEqual({
      deals: 3,
      money: [
        { currency: 'EUR', minor: 150 },
        { currency: 'JPY', minor: 7 },
      ],
    })
  })

  it('has at stake what is lost and open where it is a blocker, and never what was won', () => {
    const { atStake } = sumSightings([
      aGroup({ outcome: 'lost', minor: 100, blockedMinor: 40 }),
      aGroup({ outcome: 'open', minor: 10, blockedMinor: 2 }),
      aGroup({ outcome: 'won', minor: 900, blockedMinor: 900 }),
    ])
    expect(atStake).toEqual([{ currency: 'EUR', minor: 42 }])
  })
})
