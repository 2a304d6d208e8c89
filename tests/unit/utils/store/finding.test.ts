import { describe, expect, it } from 'vitest'
import { outcome } from '@/utils/model/words'
import { findDeals, suggestThemes } from '@/utils/store/finding'
import { aDevice } from './device'
import { aDeal, aTheme } from './team-data'

async function withDeals(...deals: Parameters<typeof aDeal>[0][]) {
  const { db } = aDevice()
  await db.deals.bulkAdd(deals.map(aDeal))
  return async (query: string) => (await findDeals(db, query)).map(({ name }) => name)
}

describe('picking a deal', () => {
  it('finds it by the account or by its own name', async () => {
    const find = await withDeals({ account: 'Öresund Bank', name: 'Renewal' }, { account: null, name: 'Bank pilot' })
    expect(await find('ores')).toEqual(['Renewal'])
    expect(await find('pilot')).toEqual(['Bank pilot'])
    expect((await find('bank')).sort()).toEqual(['Bank pilot', 'Renewal'])
  })

  it.each(outcome.options)('offers a deal that is %s only while it can still be demoed to', async (value) => {
    const find = await withDeals({ name: 'It', outcome: value })
    const offered = value === 'open' || value === 'unknown' ? ['It'] : []
    expect(await find('it')).toEqual(offered)
    expect(await find('')).toEqual(offered)
  })

  it('shows the first ones by customer before anything is typed', async () => {
    const accounts = ['Zen', 'älter', 'Bluth', 'Codehow', null, 'Dambase', 'Finhigh', 'Golddex']
    const find = await withDeals(...accounts.map((account, i) => ({ account, name: account ?? `Cheers ${i}` })))
    expect(await find('  ')).toEqual(['älter', 'Bluth', 'Cheers 4', 'Codehow', 'Dambase', 'Finhigh'])
  })

  it('shows six at most', async () => {
    const find = await withDeals(...Array.from({ length: 9 }, (_, i) => ({ name: `Deal ${i}` })))
    expect(await find('deal')).toHaveLength(6)
  })

  it('finds nothing where there is nothing, not an error', async () => {
    const find = await withDeals()
    expect(await find('any')).toEqual([])
    expect(await find('')).toEqual([])
  })
})

describe('suggesting themes', () => {
  it('shows three at most, the nearest first, with their answers', async () => {
    const { db } = aDevice()
    const titles = ['Windows services', 'Windows registry', 'Windows', 'Windows object support', 'Price per node']
    await db.themes.bulkAdd(titles.map((title) => aTheme({ title, answer: `About ${title}.` })))
    const found = await suggestThemes(db, 'no windows registry keys')
    expect(found.map(({ title }) => title)).toEqual(['Windows registry', 'Windows', 'Windows services'])
    expect(found[0]?.answer).toBe('About Windows registry.')
  })

  it.each(['', '!!', 'zzz nothing alike', 'we do it'])('shows none for %j', async (text) => {
    const { db } = aDevice()
    await db.themes.add(aTheme({ title: 'Windows registry' }))
    expect(await suggestThemes(db, text)).toEqual([])
  })
})
