import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { erasingInWorkspace, inWorkspace } from '@/server/db/in-workspace'
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

interface Opened {
  within: Within
  erasing: Within
}

const STORES: Record<string, () => Opened> = {
  memory: () => {
    const store = new MemorySyncStore()
    const within: Within = (work) => work(store)
    return { within, erasing: within }
  },
  PostgreSQL: () => {
    const { workspaceId } = sender
    const run =
      (open: typeof inWorkspace): Within =>
      (work) =>
        open(endpoint.db, workspaceId, (tx) => work(postgresSyncStore(tx, workspaceId)))
    return { within: run(inWorkspace), erasing: run(erasingInWorkspace) }
  },
}

function aRow(entity: EntityName, { fields = {}, ...rest }: Partial<StoredRow> & { id: string }): StoredRow {
  const born = bear({ entity, workspaceId: sender.workspaceId, memberId: sender.memberId, ms: NOW, id: rest.id })
  return { ...born, lastDevice: sender.deviceId, ...rest, fields: { ...born.fields, ...fields } }
}

/** Both stores keep the same promises, or the simulation proves nothing. */
describe.each(Object.keys(STORES))('the store in %s', (name) => {
  let within: Within
  let erasing: Within
  beforeEach(() => {
    const open = STORES[name]
    if (open) ({ within, erasing } = open())
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

  it('finds what a customer of this name has said, whoever called them so', async () => {
    const ids = { account: anId.account(), deal: anId.deal(), demo: anId.objection(), named: anId.objection() }
    const [onDeal, inDemo, other] = [anId.objection(), anId.objection(), anId.objection()]
    await within(async (store) => {
      await store.save('account', [aRow('account', { id: ids.account, fields: { name: 'Cancity' } })])
      await store.save('deal', [aRow('deal', { id: ids.deal, fields: { accountId: ids.account } })])
      await store.save('demo', [
        aRow('demo', { id: ids.demo, fields: { dealId: ids.deal } }),
        aRow('demo', { id: ids.named, fields: { account: ' cancity' } }),
        aRow('demo', { id: anId.objection(), fields: { account: 'Cancity East' } }),
      ])
      await store.save('objection', [
        aRow('objection', { id: onDeal, fields: { dealId: ids.deal } }),
        aRow('objection', { id: inDemo, fields: { demoId: ids.named } }),
        aRow('objection', { id: other }),
      ])
    })
    const find = (limit: number) => within((store) => store.inScope({ customer: 'CANCITY' }, limit))
    const found = await find(9)
    expect(found.map(({ entity }) => entity)).toEqual(['objection', 'objection', 'demo', 'demo', 'deal', 'account'])
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set([...Object.values(ids), onDeal, inDemo]))
    expect((await find(2)).map(({ entity }) => entity)).toEqual(['objection', 'objection'])
  })

  it('finds what a member has made, and what was withdrawn before a time', async () => {
    const [own, foreign, theme] = [anId.objection(), anId.objection(), anId.theme()]
    const deletedAt = new Date(NOW).toISOString()
    await within(async (store) => {
      await store.save('objection', [
        aRow('objection', { id: own, fields: { deletedAt } }),
        aRow('objection', { id: foreign, fields: { memberId: anId.member() } }),
      ])
      await store.save('theme', [aRow('theme', { id: theme, fields: { deletedAt } })])
    })
    const { memberId } = sender
    expect(await within((store) => store.inScope({ memberId }, 9))).toEqual([
      { entity: 'objection', id: own, memberId },
    ])
    const withdrawnBefore = (ms: number) =>
      within((store) => store.inScope({ withdrawnBefore: new Date(ms).toISOString() }, 9))
    expect((await withdrawnBefore(NOW + 1)).map(({ id }) => id)).toEqual([own, theme])
    expect(await withdrawnBefore(NOW)).toEqual([])
    // Its device said so on NOW, and it came a day later.
    const lost: HistoryRow = { entity: 'theme', entityId: theme, field: 'deletedAt', old: null, stamp: [NOW, 0, 'x'] }
    await within((store) => store.keepHistory([lost], { by: null, at: NOW + 86_400_000 }))
    expect((await withdrawnBefore(NOW + 86_400_000)).map(({ id }) => id)).toEqual([own])
    expect((await withdrawnBefore(NOW + 86_400_001)).map(({ id }) => id)).toEqual([own, theme])
  })

  it('keeps of an erased record its id, and nothing of its past', async () => {
    const row = aRow('objection', { id: anId.objection(), seq: 1 })
    const old = 'said in confidence'
    const lost: HistoryRow = { entity: 'objection', entityId: row.id, field: 'text', old, stamp: [NOW, 1, 'server'] }
    const how = { reason: 'erasure', erasedAt: new Date(NOW).toISOString() } as const
    const erased = { entity: 'objection', id: row.id, memberId: sender.memberId, seq: 5, ...how } as const
    const theme = { entity: 'theme', id: anId.theme(), memberId: null, seq: 6, ...how } as const
    const foreign = { entity: 'demo', id: anId.objection(), memberId: anId.member(), seq: 7, ...how } as const
    await within(async (store) => {
      await store.save('objection', [row])
      await store.keepHistory([lost], { by: null, at: NOW })
    })
    await erasing((store) => store.erase([erased]))
    await within((store) => store.keepErased([erased, theme, foreign]))
    expect(await within((store) => store.load('objection', [row.id]))).toEqual([])
    expect(await within((store) => store.erased([row.id, anId.objection()]))).toEqual([erased])
    const since = (after: number, goneAfter = 0) =>
      within((store) => store.erasures(sender.memberId, { after, upTo: 9, limit: 9, goneAfter }))
    expect([await since(4), await since(5), await since(0, 6)]).toEqual([[erased, theme], [theme], [erased]])
  })
})
