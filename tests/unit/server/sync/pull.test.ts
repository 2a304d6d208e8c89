import { describe, expect, it } from 'vitest'
import { pull } from '@/server/sync/pull'
import { push } from '@/server/sync/push'
import { writeAsServer } from '@/server/sync/server-mutations'
import { MemorySyncStore } from '../../../simulation/memory-sync-store'
import { aDeal, anEdit, anId, anObjectionMutation, aSender, aTheme, NOW } from '../../../simulation/sync-builders'

const sender = aSender()
const other = { ...sender, deviceId: anId.device() }

async function aStore(notes = 0) {
  const store = new MemorySyncStore()
  const mutations = Array.from({ length: notes }, (_, i) => anObjectionMutation({ stamp: [NOW, i] }))
  await push(store, { ...sender, mutations, now: NOW })
  return store
}

function write(store: MemorySyncStore, mutations: Parameters<typeof writeAsServer>[1]['mutations']) {
  return writeAsServer(store, { ...sender, by: null, mutations, now: NOW })
}

describe('pull', () => {
  it('is done when nothing has changed', async () => {
    const store = await aStore(2)
    const first = await pull(store, { ...other, cursor: undefined })
    expect(first).toMatchObject({ more: false, cursor: '2', rows: [{}, {}] })
    expect(await pull(store, { ...other, cursor: first.cursor })).toEqual({ rows: [], cursor: '2', more: false })
  })

  it('goes through pages without passing or repeating a row', async () => {
    const store = await aStore(7)
    const seen: string[] = []
    let page = await pull(store, { ...other, cursor: undefined, limit: 3 })
    for (; page.more; page = await pull(store, { ...other, cursor: page.cursor, limit: 3 }))
      seen.push(...page.rows.map(({ id }) => id))
    seen.push(...page.rows.map(({ id }) => id))
    expect([seen.length, new Set(seen).size]).toEqual([7, 7])
  })

  it('passes no change of another device that this one carried on between two pages', async () => {
    const store = await aStore()
    const notes = Array.from({ length: 4 }, (_, i) => anObjectionMutation({ stamp: [NOW, i] }))
    await push(store, { ...sender, mutations: notes, now: NOW })
    const theirs = notes.map((note, i) => anEdit({ ...note, fields: { text: 'theirs' }, stamp: [NOW + 1, i] }))
    await push(store, { ...other, mutations: theirs, now: NOW })
    const first = await pull(store, { ...sender, cursor: '4', limit: 1 })
    const ours = anEdit({ ...notes[1], fields: { area: 'ours' }, stamp: [NOW + 2, 0] })
    await push(store, { ...sender, mutations: [ours], now: NOW })
    const rows = [...first.rows]
    for (let page = first; page.more; ) {
      page = await pull(store, { ...sender, cursor: page.cursor, limit: 1 })
      rows.push(...page.rows)
    }
    expect(new Set(rows.map(({ id }) => id)).size).toBe(4)
  })

  it('sends fields that were set, with their stamps, and whose record it is', async () => {
    const store = await aStore(1)
    const { rows } = await pull(store, { ...other, cursor: undefined })
    const [row] = rows
    expect(row && 'stamps' in row && Object.keys(row.stamps).sort()).toEqual(
      Object.keys(anObjectionMutation().fields).sort(),
    )
    expect(row).toMatchObject({ fields: { memberId: sender.memberId, workspaceId: sender.workspaceId } })
  })

  it('says nothing of closed deals to a device that holds none', async () => {
    const store = await aStore()
    await write(store, [aDeal({ fields: { outcome: 'lost' } }), aDeal()])
    expect((await pull(store, { ...other, cursor: undefined })).rows).toMatchObject([{ entity: 'deal', fields: {} }])
  })

  it('says that a deal is gone which closed between two pages of the first pull', async () => {
    const store = await aStore()
    const [deal, next] = [aDeal(), aDeal()]
    await write(store, [deal, next])
    const page = await pull(store, { ...other, cursor: undefined, limit: 1 })
    await write(store, [{ ...deal, fields: { outcome: 'lost' } }])
    const { rows } = await pull(store, { ...other, cursor: page.cursor })
    expect(rows).toContainEqual({ entity: 'deal', id: deal.entityId, gone: true })
  })

  it('takes a deleted theme away', async () => {
    const store = await aStore()
    const theme = aTheme()
    await write(store, [theme])
    const { cursor } = await pull(store, { ...other, cursor: undefined })
    await write(store, [{ ...theme, fields: { deletedAt: new Date(NOW).toISOString() } }])
    expect((await pull(store, { ...other, cursor })).rows).toEqual([
      { entity: 'theme', id: theme.entityId, gone: true },
    ])
  })

  it('begins again after the database went back to an older state', async () => {
    const { rows } = await pull(await aStore(2), { ...other, cursor: '900' })
    expect(rows).toHaveLength(2)
  })
})
