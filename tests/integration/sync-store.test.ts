import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import { postgresSyncStore } from '@/server/store/postgres-sync-store'
import { bear } from '@/server/sync/births'
import type { HistoryRow, KnownMutation, StoredRow, SyncStore } from '@/server/sync/sync-store'
import type { EntityName } from '@/utils/model/records'
import { MemorySyncStore } from '../simulation/memory-sync-store'
import { anId, aSender, NOW } from '../simulation/sync-builders'
import { aWorkspace, type Endpoint, openEndpoint } from './endpoint'

type Within = <T>(work: (store: SyncStore) => Promise<T>) => Promise<T>

let endpoint: Endpoint
let sender: ReturnType<typeof aSender>
beforeAll(() => {
  endpoint = openEndpoint()
})
afterAll(() => endpoint.close())
beforeEach(async () => {
  sender = { ...aSender(), workspaceId: await aWorkspace(endpoint) }
})

const STORES: Record<string, () => Within> = {
  memory: () => {
    const store = new MemorySyncStore()
    return (work) => work(store)
  },
  PostgreSQL: () => {
    const { workspaceId } = sender
    return (work) => inWorkspace(endpoint.db, workspaceId, (tx) => work(postgresSyncStore(tx, workspaceId)))
  },
}

function aRow(entity: EntityName, { fields = {}, ...rest }: Partial<StoredRow> & { id: string }): StoredRow {
  const born = bear({ entity, workspaceId: sender.workspaceId, memberId: sender.memberId, ms: NOW, id: rest.id })
  return { ...born, lastDevice: sender.deviceId, ...rest, fields: { ...born.fields, ...fields } }
}

/** Both stores keep the same promises, or the simulation proves nothing. */
describe.each(Object.keys(STORES))('the store in %s', (name) => {
  let within: Within
  beforeEach(() => {
    within = STORES[name]?.() ?? within
  })

  it('counts on from where it was', async () => {
    await within((store) => store.advance({ seqs: 3, stamps: 2, now: NOW }))
    const second = await within((store) => store.advance({ seqs: 2, stamps: 2, now: NOW - 1 }))
    const third = await within((store) => store.advance({ seqs: 0, stamps: 1, now: NOW + 1 }))
    expect(second).toEqual({ seq: 5, serverStamp: [NOW, 3] })
    expect(third).toEqual({ seq: 5, serverStamp: [NOW + 1, 0] })
    expect(await within((store) => store.counter())).toBe(5)
  })

  it.each(['objection', 'demo', 'account', 'deal', 'theme'] as const)(
    'gives back every field of a %s',
    async (entity) => {
      const fields = {
        mood: { grim: 1 },
        ...(entity === 'deal' ? { amount: 9_007_199_254_740_991, competitors: ['a,b', '"c"'] } : {}),
      }
      const row = aRow(entity, { id: anId.deal(), seq: 4, otherSeq: 2, fields, stamps: { mood: [NOW, 1, 'x'] } })
      await within((store) => store.save(entity, [row]))
      expect(await within((store) => store.load(entity, [row.id, anId.deal()]))).toEqual([row])
      expect(await within((store) => store.existing(entity, [row.id, anId.deal()]))).toEqual([row.id])
    },
  )

  it('knows what customers and competitors are called', async () => {
    await within((store) =>
      store.save('account', [aRow('account', { id: anId.account(), fields: { name: 'Cancity' } })]),
    )
    const sold = { competitors: ['Velnox', 'Opsharrow'], lostTo: 'Stackfern' }
    await within((store) => store.save('deal', [aRow('deal', { id: anId.deal(), fields: sold })]))
    await within((store) => store.save('deal', [aRow('deal', { id: anId.deal() })]))
    const names = await within((store) => store.names())
    expect(names.sort()).toEqual(['Cancity', 'Opsharrow', 'Stackfern', 'Velnox'])
  })

  it('replaces a row that is there', async () => {
    const row = aRow('objection', { id: anId.objection(), seq: 1 })
    await within((store) => store.save('objection', [row]))
    const changed = { ...row, seq: 2, fields: { ...row.fields, text: 'changed' } }
    await within((store) => store.save('objection', [changed]))
    expect(await within((store) => store.load('objection', [row.id]))).toEqual([changed])
  })

  it('knows the mutations of a device, and of no other', async () => {
    const made: KnownMutation = { entity: 'demo', entityId: anId.objection(), stamp: [NOW, 1], result: null }
    const given: KnownMutation = { ...made, stamp: [NOW * 2, 7], result: [NOW, 9] }
    await within((store) => store.remember(sender, [made, given]))
    const stamps = [made.stamp, given.stamp, [NOW, 2]] satisfies KnownMutation['stamp'][]
    expect(await within((store) => store.knownMutations(sender, stamps))).toEqual([made, given])
    expect(await within((store) => store.lastRestamped(sender))).toEqual([NOW, 9])
    const other = { ...sender, deviceId: anId.device() }
    expect(await within((store) => store.knownMutations(other, stamps))).toEqual([])
    expect(await within((store) => store.lastRestamped(other))).toBeNull()
  })

  it('keeps history once', async () => {
    const lost: HistoryRow = {
      entity: 'deal',
      entityId: anId.deal(),
      field: 'name',
      old: 'Acme',
      stamp: [NOW, 1, 'server'],
    }
    const keep = () => within((store) => store.keepHistory([lost], { by: null, at: NOW }))
    await keep()
    await expect(keep()).resolves.toBeUndefined()
  })

  it('finds own changes in order, without those of the asking device alone', async () => {
    const other = anId.device()
    const row = (seq: number, lastDevice: string, otherSeq = 0) =>
      aRow('objection', { id: anId.objection(), seq, lastDevice, otherSeq })
    const foreign = aRow('objection', {
      id: anId.objection(),
      seq: 5,
      lastDevice: other,
      fields: { memberId: anId.member() },
    })
    const rows = [
      row(4, other),
      row(3, sender.deviceId),
      row(2, sender.deviceId, 1),
      row(1, other),
      foreign,
      row(9, other),
    ]
    await within((store) => store.save('objection', rows))
    const seqs = async (after: number, { limit = 9, since = after } = {}) => {
      const query = { after, upTo: 8, limit, since }
      const found = await within((store) => store.ownChanges('objection', sender, query))
      return found.map(({ seq }) => seq)
    }
    expect([await seqs(0), await seqs(1), await seqs(0, { limit: 2 })]).toEqual([[1, 2, 4], [4], [1, 2]])
    expect(await seqs(1, { since: 0 })).toEqual([2, 4])
  })

  it('finds deals in reach, and the others only where they may be held', async () => {
    const ids = { open: anId.deal(), closed: anId.deal(), noted: anId.deal(), deleted: anId.deal() }
    const deletedAt = new Date(NOW).toISOString()
    await within(async (store) => {
      await store.save('deal', [
        aRow('deal', { id: ids.open, seq: 1, fields: { outcome: 'open', name: 'Acme' } }),
        aRow('deal', { id: ids.closed, seq: 2, fields: { outcome: 'lost' } }),
        aRow('deal', { id: ids.noted, seq: 3, fields: { outcome: 'won' } }),
        aRow('deal', { id: ids.deleted, seq: 4, fields: { outcome: 'open', deletedAt } }),
      ])
      await store.save('demo', [aRow('demo', { id: anId.objection(), seq: 5, fields: { dealId: ids.noted } })])
    })
    const found = await within((store) =>
      store.dealChanges(sender.memberId, { after: 0, upTo: 9, limit: 9, goneAfter: 2 }),
    )
    expect(found.map(({ id, fields }) => [id, fields?.outcome])).toEqual([
      [ids.open, 'open'],
      [ids.noted, 'won'],
      [ids.deleted, undefined],
    ])
    expect(found[0]?.fields).toEqual({
      id: ids.open,
      name: 'Acme',
      segment: null,
      stage: null,
      outcome: 'open',
      competitors: [],
      account: null,
      externalId: null,
      crmUrl: null,
    })
  })

  it('finds the deals of accounts', async () => {
    const [accountId, deal] = [anId.account(), aRow('deal', { id: anId.deal(), seq: 1 })]
    await within((store) => store.save('deal', [{ ...deal, fields: { ...deal.fields, accountId } }]))
    expect(await within((store) => store.dealsOfAccounts([accountId]))).toEqual([deal.id])
  })
})
