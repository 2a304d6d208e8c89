import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseAll } from '@/server/store/erase-all'
import type * as Client from '@/tests/fixtures/clients/client'
import { DeviceStore } from '@/tests/simulation/device-store'
import { deviceId, newId } from '@/utils/model/ids'
import { PREVIOUS_PROTOCOL } from '@/utils/model/sync-protocol'
import { ownerOf } from '@/utils/store/rows'
import { gzip } from '@/utils/sync/batch'
import type { SyncStore } from '@/utils/sync/ports'
import { syncRound } from '@/utils/sync/round'
import { aDeal, anAccount, anId, NOW } from '../simulation/sync-builders'
import { aMember, aWorkspace, type Endpoint, openEndpoint, type TestMember, write } from './endpoint'

const previous: typeof Client = await import(`../fixtures/clients/protocol-${PREVIOUS_PROTOCOL}.js`)
const present: typeof Client = { DeviceStore, gzip, syncRound }

let endpoint: Endpoint
let url: string
let member: TestMember
const server = createServer()
beforeAll(async () => {
  endpoint = openEndpoint()
  member = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
  server.on('request', getRequestListener(endpoint.app.fetch))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await endpoint.close()
})

/** A browser of the member's with the sync of one version. */
function aBrowser(client: typeof Client) {
  const disk = new client.DeviceStore(newId(deviceId))
  const owner = ownerOf(member)
  const statuses: number[] = []
  const store: SyncStore = {
    nextBatch: async (limit) => disk.nextBatch(owner, limit),
    settle: async (sent, answer, nowMs) => disk.settle(sent, answer, nowMs),
    place: async () => disk.place(owner),
    applyPull: async (answer, from) => disk.applyPull(member, answer, from),
    countUnsent: async () => 0,
    nextPicture: async () => null,
    settlePicture: async () => undefined,
  }
  const world = {
    fetch: async (address: string, init: RequestInit) => {
      const answer = await fetch(address, init)
      statuses.push(answer.status)
      return answer
    },
    ...{ now: () => NOW, random: () => 0.5, compress: client.gzip, timeout: () => AbortSignal.timeout(10_000) },
  }
  const sync = () => client.syncRound({ store, world, access: { url, token: member.token } })
  const save = (id: string, fields: Record<string, unknown>) =>
    disk.write(member, { entity: 'objection', id, fields }, NOW)
  return { disk, sync, save, statuses }
}

describe('an extension that was not updated yet', () => {
  it('exchanges notes with one that was, field by field', async () => {
    const [old, updated] = [aBrowser(previous), aBrowser(present)]
    const [first, second] = [anId.objection(), anId.objection()]
    old.save(first, { text: 'no registry', severity: 'pain' })
    updated.save(second, { text: 'no IIS', mood: 'grim' })
    for (const browser of [old, updated, old]) expect(await browser.sync()).toBeNull()
    old.save(second, { severity: 'blocker' })
    updated.save(first, { severity: 'nice' })
    for (const browser of [old, updated, old]) expect(await browser.sync()).toBeNull()
    const held = ({ disk }: typeof old) =>
      [first, second].map((id) => [disk.records.get(id)?.fields, disk.records.get(id)?.stamps])
    expect(held(old)).toEqual(held(updated))
    expect(old.disk.records.get(second)?.fields).toMatchObject({ severity: 'blocker', text: 'no IIS', mood: 'grim' })
    expect([...old.statuses, ...updated.statuses].every((status) => status < 300)).toBe(true)
    expect(old.disk.outbox.size + updated.disk.outbox.size).toBe(0)
  })

  it('hears what was refused, what is new in its reach, and what was erased', async () => {
    const old = aBrowser(previous)
    const [account, deal] = [anAccount({ fields: { name: 'Cancity' } }), aDeal()]
    const dealId = deal.entityId
    await write(endpoint, member.workspaceId, [
      account,
      { ...deal, fields: { ...deal.fields, accountId: account.entityId } },
    ])
    const [lost, said] = [anId.objection(), anId.objection()]
    old.save(lost, { text: 'on a deal of another company', dealId: anId.deal() })
    old.save(said, { text: 'no SSO', dealId })
    expect(await old.sync()).toBeNull()
    expect([...old.disk.refused.values()].map(({ entityId, code }) => [entityId, code])).toEqual([
      [lost, 'unknown_deal'],
    ])
    expect(old.disk.deals.get(dealId)).toMatchObject({ account: 'Cancity' })
    await eraseAll(endpoint.db, member.workspaceId, { scope: { customer: 'Cancity' }, now: NOW })
    expect(await old.sync()).toBeNull()
    expect([old.disk.records.has(said), old.disk.deals.has(dealId)]).toEqual([false, false])
  })
})
