import { describe, expect, it } from 'vitest'
import { outcome } from '@/utils/model/words'
import { Finder } from '@/utils/store/finding'
import { editNote, withdrawNote } from '@/utils/store/notes'
import { aDevice } from './device'
import { aDeal, aTheme } from './team-data'

async function withDeals(...deals: Parameters<typeof aDeal>[0][]) {
  const { db } = aDevice()
  await db.deals.bulkAdd(deals.map(aDeal))
  const finder = new Finder(db)
  return async (query: string) => (await finder.findDeals(query)).map(({ name }) => name)
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
  })

  it('names no customer before anything is typed: others may be looking', async () => {
    const find = await withDeals({ account: 'Zen' }, { account: 'Bluth' })
    expect(await find('')).toEqual([])
    expect(await find('  ')).toEqual([])
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
    const found = await new Finder(db).suggestThemes('no windows registry keys')
    expect(found.map(({ title }) => title)).toEqual(['Windows registry', 'Windows', 'Windows services'])
    expect(found[0]?.answer).toBe('About Windows registry.')
  })

  it.each(['', '!!', 'zzz nothing alike', 'we do it'])('shows none for %j', async (text) => {
    const { db } = aDevice()
    await db.themes.add(aTheme({ title: 'Windows registry' }))
    expect(await new Finder(db).suggestThemes(text)).toEqual([])
  })
})

describe('what has changed since the first question', () => {
  const titles = async (finder: Finder, text: string) => (await finder.suggestThemes(text)).map(({ title }) => title)

  it('is found at the next one: new, renamed, gone', async () => {
    const { db } = aDevice()
    const finder = new Finder(db)
    const theme = aTheme({ title: 'Audit log' })
    expect(await titles(finder, 'audit')).toEqual([])
    await db.themes.put(theme)
    expect(await titles(finder, 'audit')).toEqual(['Audit log'])
    await db.themes.put({ ...theme, title: 'Registry keys' })
    expect(await titles(finder, 'audit registry')).toEqual(['Registry keys'])
    await db.themes.delete(theme.id)
    expect(await titles(finder, 'registry')).toEqual([])
  })

  it('is found after a large pull and after all was cleared', async () => {
    const { db } = aDevice()
    const finder = new Finder(db)
    expect(await titles(finder, 'theme')).toEqual([])
    await db.themes.bulkPut(Array.from({ length: 120 }, (_, i) => aTheme({ title: `Theme ${i}` })))
    expect(await titles(finder, 'theme 119')).toContain('Theme 119')
    await db.themes.clear()
    expect(await titles(finder, 'theme 119')).toEqual([])
  })

  it('is found too by what was made ready before the first question', async () => {
    const { db } = aDevice()
    await db.themes.add(aTheme({ title: 'Audit log' }))
    const finder = new Finder(db)
    await finder.warm()
    await db.themes.add(aTheme({ title: 'Audit report' }))
    expect((await titles(finder, 'audit')).sort()).toEqual(['Audit log', 'Audit report'])
  })

  it('is gone with the database when that is begun afresh', async () => {
    const { db } = aDevice()
    await db.themes.add(aTheme({ title: 'Audit log' }))
    const finder = new Finder(db)
    expect(await titles(finder, 'audit')).toEqual(['Audit log'])
    await db.delete({ disableAutoOpen: false })
    expect(await titles(finder, 'audit')).toEqual([])
    await db.themes.add(aTheme({ title: 'Audit report' }))
    expect(await titles(finder, 'audit')).toEqual(['Audit report'])
  })

  it('is not what a failed transaction wrote', async () => {
    const { db } = aDevice()
    const finder = new Finder(db)
    expect(await titles(finder, 'audit')).toEqual([])
    const failing = db.transaction('rw', db.themes, async () => {
      await db.themes.add(aTheme({ title: 'Audit log' }))
      throw new RangeError('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await titles(finder, 'audit')).toEqual([])
  })

  it('is answered to each of several questions at once', async () => {
    const { db } = aDevice()
    await db.themes.add(aTheme({ title: 'Audit log' }))
    const finder = new Finder(db)
    expect(await Promise.all(['a', 'audit', 'log'].map((text) => titles(finder, text)))).toEqual([
      [],
      ['Audit log'],
      ['Audit log'],
    ])
  })
})

describe('one’s own notes', () => {
  async function taught() {
    const device = aDevice()
    const theme = aTheme({ title: 'Windows config' })
    await device.db.themes.bulkAdd([theme, aTheme({ title: 'Audit log' })])
    const finder = new Finder(device.db)
    const found = async () => (await finder.suggestThemes("GPO files don't apply")).map(({ title }) => title)
    expect(await found()).toEqual([])
    const id = await device.capture('group policy: GPO files are ignored', { themeId: theme.id })
    return { ...device, found, id, now: device.now }
  }

  it('teach their theme at once, with no server', async () => {
    const { found } = await taught()
    expect(await found()).toEqual(['Windows config'])
  })

  it('teach another theme when they are put to it, and none when they are withdrawn', async () => {
    const { db, found, id, now } = await taught()
    const other = aTheme({ title: 'Group policy' })
    await db.themes.add(other)
    await editNote(db, now(), { id, fields: { themeId: other.id } })
    expect(await found()).toEqual(['Group policy'])
    await withdrawNote(db, now(), { id, withdrawn: true })
    expect(await found()).toEqual([])
  })
})
