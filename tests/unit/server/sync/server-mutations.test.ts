import { describe, expect, it } from 'vitest'
import { push } from '@/server/sync/push'
import { type ServerMutation, writeAsServer } from '@/server/sync/server-mutations'
import { MemorySyncStore } from '../../../simulation/memory-sync-store'
import { aDeal, anAccount, anId, anObjectionMutation, aSender, NOW } from '../../../simulation/sync-builders'

const sender = aSender()
const { workspaceId } = sender

function write(store: MemorySyncStore, mutations: ServerMutation[], now = NOW) {
  return writeAsServer(store, { workspaceId, by: null, mutations, now })
}

describe('writeAsServer', () => {
  it('names what it made, what it changed, and not what was so already', async () => {
    const store = new MemorySyncStore()
    const [first, second] = [aDeal(), aDeal()]
    expect(await write(store, [first, second])).toMatchObject({ made: [first.entityId, second.entityId], changed: [] })
    const edit = { ...second, fields: { name: 'Renamed' } }
    expect(await write(store, [first, edit])).toMatchObject({ made: [], changed: [second.entityId] })
    expect(await write(store, [first, edit])).toEqual({ made: [], changed: [], written: [] })
  })

  it('keeps the old value under its stamp', async () => {
    const store = new MemorySyncStore()
    const deal = aDeal()
    await write(store, [deal])
    await write(store, [{ ...deal, fields: { name: 'Renamed' } }], NOW + 1)
    expect([...store.history.values()]).toMatchObject([
      { field: 'name', old: 'Acme renewal', stamp: [NOW, 0, 'server'] },
    ])
  })

  it('stamps rise even when the clock falls', async () => {
    const store = new MemorySyncStore()
    const deal = aDeal()
    await write(store, [deal])
    await write(store, [{ ...deal, fields: { name: 'Later' } }], NOW - 60_000)
    expect((await store.load('deal', [deal.entityId]))[0]).toMatchObject({
      fields: { name: 'Later' },
      stamps: { name: [NOW + 1, 0, 'server'] },
    })
  })

  it('wins over what a device wrote whose clock is a little ahead', async () => {
    const store = new MemorySyncStore()
    const note = anObjectionMutation({ stamp: [NOW + 50_000, 2] })
    await push(store, { ...sender, mutations: [note], now: NOW })
    await write(store, [{ entity: 'objection', entityId: note.entityId, fields: { text: 'managed' } }])
    expect((await store.load('objection', [note.entityId]))[0]).toMatchObject({
      fields: { text: 'managed' },
      stamps: { text: [NOW + 50_001, 0, 'server'] },
    })
  })

  it('brings an own note back to its device', async () => {
    const store = new MemorySyncStore()
    const note = anObjectionMutation({ stamp: [NOW - 5, 0] })
    await push(store, { ...sender, mutations: [note], now: NOW })
    await write(store, [{ entity: 'objection', entityId: note.entityId, fields: { severity: 'nice' } }])
    const query = { after: 1, upTo: 9, limit: 9, since: 1 }
    expect(await store.ownChanges('objection', sender, query)).toMatchObject([{ lastDevice: 'server', otherSeq: 1 }])
  })

  it('touches the deals of an account that was renamed', async () => {
    const store = new MemorySyncStore()
    const account = anAccount()
    const deal = aDeal({ fields: { accountId: account.entityId } })
    await write(store, [account, deal])
    await write(store, [{ ...account, fields: { name: 'Acme Corp' } }])
    expect((await store.load('deal', [deal.entityId]))[0]?.seq).toBe(await store.counter())
  })

  it('refuses a value that is none, and names the change', async () => {
    const bad = { entity: 'deal' as const, entityId: anId.deal(), fields: { amount: 1.5 } }
    await expect(write(new MemorySyncStore(), [aDeal(), bad])).rejects.toThrow(/Change 2 \(deal .*amount/)
  })

  it('refuses more than one transaction should hold', async () => {
    const many = Array.from({ length: 1_001 }, () => aDeal())
    await expect(write(new MemorySyncStore(), many)).rejects.toThrow(/at most 1000/)
  })
})
