import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import { countScope, eraseAll } from '@/server/store/erase-all'
import { expired } from '@/server/sync/erase'
import { startUpkeep } from '@/server/upkeep'
import type { Mutation } from '@/utils/model/sync-protocol'
import { aDeal, anAccount, anEdit, anId, anObjectionMutation, NOW } from '../simulation/sync-builders'
import { aPicture, bring, nameOf } from './attachments'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember, write } from './endpoint'

let endpoint: Endpoint
let eva: TestMember
beforeAll(() => {
  endpoint = openEndpoint()
})
afterAll(() => endpoint.close())
beforeEach(async () => {
  eva = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
})

const cancity = { customer: 'Cancity' }
const eraseCancity = () => eraseAll(endpoint.db, eva.workspaceId, { scope: cancity, now: NOW })

/** A deal of this customer, and what is written of it to a device's push. */
async function aDealWith(name: string): Promise<string> {
  const [account, deal] = [anAccount({ fields: { name } }), aDeal()]
  await write(endpoint, eva.workspaceId, [
    account,
    { ...deal, fields: { ...deal.fields, accountId: account.entityId } },
  ])
  return deal.entityId
}

/** All that the database holds in rows about these ids, whatever the table. */
async function traces(id: string): Promise<string[]> {
  const found = await inWorkspace(endpoint.db, eva.workspaceId, async (tx) => [
    ...(
      await tx
        .selectFrom('objection')
        .select('id')
        .where('id', '=', id as never)
        .execute()
    ).map(() => 'note'),
    ...(await tx.selectFrom('history').select('field').where('entityId', '=', id).execute()).map(() => 'history'),
    ...(await tx.selectFrom('erased').select('reason').where('entityId', '=', id).execute()).map(
      ({ reason }) => reason,
    ),
  ])
  return [...new Set(found)]
}

describe('erasing a customer', () => {
  it('deletes what they said, with its past and its picture, and nothing of anybody else’s', async () => {
    const device = new TestDevice(endpoint, eva)
    const [theirs, others] = [await aDealWith('Cancity'), await aDealWith('Velnox')]
    const picture = aPicture()
    await bring(device, picture)
    const said = anObjectionMutation({ fields: { dealId: theirs, screenshot: nameOf(picture) }, stamp: [NOW, 1] })
    const kept = anObjectionMutation({ fields: { dealId: others }, stamp: [NOW, 2] })
    const edit = anEdit({ entityId: said.entityId, fields: { text: 'in other words' }, stamp: [NOW, 3] })
    await device.push([said, kept, edit])
    expect(await traces(said.entityId)).toEqual(['note', 'history'])

    expect(await countScope(endpoint.db, eva.workspaceId, cancity)).toEqual({ objection: 1, deal: 1, account: 1 })
    expect(await eraseCancity()).toEqual({ objection: 1, deal: 1, account: 1 })
    expect(await traces(said.entityId)).toEqual(['erasure'])
    expect((await device.request(`/api/attachments/${nameOf(picture)}`)).status).toBe(404)
    expect(await traces(kept.entityId)).toEqual(['note'])
    expect(await eraseCancity()).toEqual({})
  })

  it('reaches every browser that holds it, also the one that wrote it', async () => {
    const [writer, other] = [new TestDevice(endpoint, eva), new TestDevice(endpoint, eva)]
    const said = anObjectionMutation({ fields: { dealId: await aDealWith('Cancity') } })
    await writer.push([said])
    for (const device of [writer, other]) await device.pull()
    await eraseCancity()
    const gone = { entity: 'objection', id: said.entityId, gone: true }
    expect(await writer.pull()).toContainEqual(gone)
    expect(await other.pull()).toContainEqual(gone)
    const stranger = new TestDevice(endpoint, await aMember(endpoint, { workspaceId: eva.workspaceId }))
    expect(await stranger.pull()).not.toContainEqual(gone)
  })

  it('answers what comes late as erased and makes nothing of it', async () => {
    const device = new TestDevice(endpoint, eva)
    const dealId = await aDealWith('Cancity')
    const said = anObjectionMutation({ fields: { dealId }, stamp: [NOW, 1] })
    await device.push([said])
    await eraseCancity()
    const edit = anEdit({ entityId: said.entityId, fields: { text: 'late' }, stamp: [NOW, 2] })
    const late = anObjectionMutation({ fields: { dealId }, stamp: [NOW, 3] })
    const onLate = anEdit({ entityId: late.entityId, fields: { severity: 'nice' }, stamp: [NOW, 4] })
    const free = anObjectionMutation({ stamp: [NOW, 5] })
    const answer = await device.push([said, edit, late, onLate, free])
    expect(answer).toMatchObject({ applied: 1, duplicates: 0 })
    expect(answer.rejected.map(({ code }) => code)).toEqual(['erased', 'erased', 'erased', 'erased'])
    expect([await traces(said.entityId), await traces(late.entityId)]).toEqual([['erasure'], ['erasure']])
    expect(await new TestDevice(endpoint, eva).pull()).toContainEqual({
      entity: 'objection',
      id: late.entityId,
      gone: true,
    })
    await write(endpoint, eva.workspaceId, [anEdit({ entityId: said.entityId, fields: { text: 'of the dashboard' } })])
    expect(await traces(said.entityId)).toEqual(['erasure'])
  })

  it('leaves a note of another customer that is moved to them late with its author', async () => {
    const device = new TestDevice(endpoint, eva)
    const dealId = await aDealWith('Cancity')
    const note = anObjectionMutation({ stamp: [NOW, 1] })
    await device.push([note])
    await eraseCancity()
    const answer = await device.push([anEdit({ entityId: note.entityId, fields: { dealId }, stamp: [NOW, 2] })])
    expect(answer.rejected.map(({ code }) => code)).toEqual(['unknown_deal'])
    expect(await traces(note.entityId)).toEqual(['note'])
  })
})

describe('what was withdrawn', () => {
  const DAY_MS = 86_400_000
  /** Lets the endpoint look after itself, some days later, until this record has expired. */
  const expiry = async (id: string, days: number) => {
    const stop = startUpkeep({ ...endpoint, log: pino({ level: 'silent' }), now: () => NOW + days * DAY_MS })
    await vi.waitFor(async () => expect(await traces(id)).toContain('expiry'), { timeout: 10_000 })
    await stop()
  }
  const expire = (days: number) => {
    const now = NOW + days * DAY_MS
    return eraseAll(endpoint.db, eva.workspaceId, { scope: expired(now), now })
  }
  const withdrawn = (days: number) => ({ deletedAt: new Date(NOW + days * DAY_MS).toISOString() })

  it('is kept for 180 days, and after them only its id', async () => {
    const [old, newer] = [anObjectionMutation(), anObjectionMutation({ stamp: [NOW, 1] })]
    const gone = ({ entityId }: Mutation, at: number) => anEdit({ entityId, fields: withdrawn(0), stamp: [NOW, at] })
    await new TestDevice(endpoint, eva).push([old, newer, gone(old, 2)])
    endpoint.clock.now += 2 * DAY_MS
    await new TestDevice(endpoint, eva).push([gone(newer, 3)])
    endpoint.clock.now = NOW
    await expiry(old.entityId, 181)
    expect(await traces(newer.entityId)).toEqual(['note', 'history'])
  })

  it('under a clock that is a year slow is kept for 180 days from when it came', async () => {
    const [note, born] = [anObjectionMutation(), anObjectionMutation({ fields: withdrawn(-365), stamp: [NOW, 1] })]
    const edit = anEdit({ entityId: note.entityId, fields: withdrawn(-365), stamp: [NOW, 2] })
    await new TestDevice(endpoint, eva).push([note, born, edit])
    expect(await expire(179)).toEqual({})
    expect(await expire(181)).toEqual({ objection: 2 })
  })

  it('under a clock that is fast is kept for 180 days from its own date', async () => {
    await new TestDevice(endpoint, eva).push([anObjectionMutation({ fields: withdrawn(30) })])
    expect(await expire(209)).toEqual({})
    expect(await expire(211)).toEqual({ objection: 1 })
  })

  it('cannot be put back after that, and a deal of that age is only unknown', async () => {
    const device = new TestDevice(endpoint, eva)
    const old = anObjectionMutation({ fields: withdrawn(0) })
    const deal = aDeal({ fields: withdrawn(0) })
    await write(endpoint, eva.workspaceId, [deal])
    await device.push([old])
    await expiry(old.entityId, 181)
    const answer = await device.push([
      anEdit({ entityId: old.entityId, fields: { deletedAt: null }, stamp: [NOW, 1] }),
      anObjectionMutation({ entityId: anId.objection(), fields: { dealId: deal.entityId }, stamp: [NOW, 2] }),
    ])
    expect(answer.rejected.map(({ code }) => code)).toEqual(['erased', 'unknown_deal'])
  })
})
