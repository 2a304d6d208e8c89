import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import { deviceId, newId } from '@/utils/model/ids'
import type { Stamp } from '@/utils/model/stamp'
import { PROTOCOL } from '@/utils/model/sync-protocol'
import { aDeal, anAccount, anEdit, anId, anObjectionMutation, aTheme, NOW } from '../simulation/sync-builders'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember, write } from './endpoint'

let endpoint: Endpoint
let eva: TestMember
beforeAll(async () => {
  endpoint = openEndpoint()
  eva = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
})
afterAll(() => endpoint.close())

function stored(id: string) {
  return inWorkspace(endpoint.db, eva.workspaceId, (tx) =>
    tx
      .selectFrom('objection')
      .selectAll()
      .where('id', '=', id as never)
      .executeTakeFirst(),
  )
}

describe('push', () => {
  it('stores a note to the letter', async () => {
    const text = '<script>alert(1)</script> =cmd() مرحبا 👩‍👩‍👧 '.repeat(20)
    const sent = anObjectionMutation({ fields: { text, area: 'naïve' } })
    expect(await new TestDevice(endpoint, eva).push([sent])).toEqual({ applied: 1, duplicates: 0, rejected: [] })
    expect(await stored(sent.entityId)).toMatchObject({
      text,
      area: 'naïve',
      memberId: eva.memberId,
      severity: 'blocker',
    })
  })

  it('takes a mutation once however often it arrives', async () => {
    const device = new TestDevice(endpoint, eva)
    const sent = anObjectionMutation()
    await device.push([sent])
    expect(await device.push([sent, sent])).toEqual({ applied: 0, duplicates: 2, rejected: [] })
  })

  it('takes the good ones beside a bad one and says what was wrong with it', async () => {
    const device = new TestDevice(endpoint, eva)
    const good = anObjectionMutation({ stamp: [NOW, 1] })
    const long = anObjectionMutation({ stamp: [NOW, 2], fields: { text: 'x'.repeat(100_000) } })
    const answer = await device.push([long, good, 'nonsense'])
    expect(answer.applied).toBe(1)
    expect(answer.rejected.map(({ index, code }) => [index, code])).toEqual([
      [0, 'invalid'],
      [2, 'invalid'],
    ])
    expect(answer.rejected[0]?.message).toContain('100000 characters; at most 10000')
  })

  it('keeps a value that lost in history', async () => {
    const device = new TestDevice(endpoint, eva)
    const made = anObjectionMutation()
    await device.push([made])
    await device.push([anEdit({ entityId: made.entityId, fields: { text: 'worse' } })])
    const history = await inWorkspace(endpoint.db, eva.workspaceId, (tx) =>
      tx.selectFrom('history').selectAll().where('entityId', '=', made.entityId).execute(),
    )
    expect(history).toMatchObject([{ field: 'text', old: made.fields.text, ms: NOW, replacedBy: eva.memberId }])
  })

  it('takes an edit before the mutation that made the record', async () => {
    const device = new TestDevice(endpoint, eva)
    const made = anObjectionMutation()
    await device.push([anEdit({ entityId: made.entityId, fields: { severity: 'nice' } })])
    await device.push([made])
    expect(await stored(made.entityId)).toMatchObject({ severity: 'nice', text: made.fields.text })
  })

  it('gives a stamp from the future the time of the endpoint, and says so every time', async () => {
    const device = new TestDevice(endpoint, eva)
    const ahead: Stamp[] = [
      [NOW + 86_400_000, 0],
      [NOW + 86_400_000, 1],
    ]
    const sent = ahead.map((stamp) => anObjectionMutation({ stamp }))
    const stamps = [
      [0, NOW, 0],
      [1, NOW, 1],
    ]
    expect(await device.push(sent)).toMatchObject({ applied: 2, stamps })
    expect(await device.push(sent)).toMatchObject({ applied: 0, duplicates: 2, stamps })
    expect(await device.push([anObjectionMutation({ stamp: [NOW + 86_400_000, 2] })])).toMatchObject({
      stamps: [[0, NOW, 2]],
    })
  })

  it('keeps fields of a newer peer and gives them back', async () => {
    const [device, other] = [new TestDevice(endpoint, eva), new TestDevice(endpoint, eva)]
    const sent = anObjectionMutation({ fields: { mood: { grim: ['\u0000', '\ud800'] } } })
    await device.push([sent])
    const row = (await other.pull()).find(({ id }) => id === sent.entityId)
    expect(row).toMatchObject({ fields: { mood: { grim: ['\uFFFD', '\uFFFD'] } } })
  })

  it('refuses deals and themes that are not there, and records that only the dashboard writes', async () => {
    const answer = await new TestDevice(endpoint, eva).push([
      anObjectionMutation({ stamp: [NOW, 1], fields: { dealId: anId.deal() } }),
      anObjectionMutation({ stamp: [NOW, 2], fields: { themeId: anId.theme() } }),
      { ...aDeal(), stamp: [NOW, 3] },
    ])
    expect(answer.rejected.map(({ code }) => code)).toEqual(['unknown_deal', 'unknown_theme', 'role'])
  })

  it("refuses to change another member's note", async () => {
    const sent = anObjectionMutation()
    await new TestDevice(endpoint, eva).push([sent])
    const max = await aMember(endpoint, { workspaceId: eva.workspaceId })
    const answer = await new TestDevice(endpoint, max).push([
      anEdit({ entityId: sent.entityId, fields: { text: 'no' } }),
    ])
    expect(answer).toMatchObject({ applied: 0, rejected: [{ code: 'role' }] })
    expect(await stored(sent.entityId)).toMatchObject({ text: sent.fields.text })
  })

  it('takes 500 notes of two devices at once without losing or doubling one', async () => {
    const devices = [new TestDevice(endpoint, eva), new TestDevice(endpoint, eva)]
    const notes = () => Array.from({ length: 250 }, (_, i) => anObjectionMutation({ stamp: [NOW, i] }))
    const answers = await Promise.all(devices.map((device) => device.push(notes())))
    expect(answers.map(({ applied }) => applied)).toEqual([250, 250])
  })
})

describe('pull', () => {
  it('answers with nothing at all when nothing has changed', async () => {
    const device = new TestDevice(endpoint, eva)
    await device.pull()
    const query = `protocol=${PROTOCOL}&device=${device.id}&cursor=${device.cursor}`
    const answer = await device.request(`/api/sync/pull?${query}`)
    expect(answer.status).toBe(204)
    expect([...answer.headers]).toEqual([])
  })

  it('is packed where it is long and the browser can unpack it, and says the same', async () => {
    const device = new TestDevice(endpoint, eva)
    await device.push(Array.from({ length: 50 }, (_, at) => anObjectionMutation({ stamp: [NOW, at] })))
    const path = `/api/sync/pull?protocol=${PROTOCOL}&device=${newId(deviceId)}`
    const plain = Buffer.from(await (await device.request(path)).arrayBuffer())
    const packed = await device.request(path, { headers: { 'accept-encoding': 'gzip, br' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('vary')).toContain('Accept-Encoding')
    const bytes = Buffer.from(await packed.arrayBuffer())
    expect(bytes.length).toBeLessThan(plain.length / 5)
    expect(JSON.parse(String(gunzipSync(bytes)))).toEqual(JSON.parse(String(plain)))
  })

  it('brings one device what another of the same member made, and not its own', async () => {
    const [first, second] = [new TestDevice(endpoint, eva), new TestDevice(endpoint, eva)]
    await Promise.all([first.pull(), second.pull()])
    const sent = anObjectionMutation()
    await first.push([sent])
    expect(await first.pull()).toEqual([])
    const [row] = await second.pull()
    expect(row).toMatchObject({
      entity: 'objection',
      id: sent.entityId,
      fields: { ...sent.fields, memberId: eva.memberId },
    })
    expect(row).toMatchObject({ stamps: { text: [NOW, 0, first.id] } })
  })

  it('brings back an own note that the dashboard has changed', async () => {
    const device = new TestDevice(endpoint, eva)
    const sent = anObjectionMutation({ stamp: [NOW - 1_000, 0] })
    await device.push([sent])
    await device.pull()
    await write(endpoint, eva.workspaceId, [
      { entity: 'objection', entityId: sent.entityId, fields: { severity: 'nice' } },
    ])
    expect(await device.pull()).toMatchObject([{ id: sent.entityId, fields: { severity: 'nice' } }])
  })

  it("never brings another member's notes", async () => {
    const max = new TestDevice(endpoint, await aMember(endpoint, { workspaceId: eva.workspaceId }))
    await new TestDevice(endpoint, eva).push([anObjectionMutation()])
    expect((await max.pull()).filter(({ entity }) => entity === 'objection')).toEqual([])
  })

  it('brings open deals with their account and without their amount, and themes', async () => {
    const [account, theme] = [anAccount(), aTheme()]
    const deal = aDeal({ fields: { accountId: account.entityId, amount: 100, currency: 'EUR' } })
    await write(endpoint, eva.workspaceId, [account, deal, theme])
    const rows = await new TestDevice(endpoint, eva).pull()
    const found = rows.find(({ id }) => id === deal.entityId)
    expect(found).toMatchObject({
      fields: { name: 'Acme renewal', account: 'Acme', segment: 'retail', outcome: 'open' },
    })
    expect(found && 'fields' in found && Object.keys(found.fields)).not.toContain('amount')
    expect(rows.find(({ id }) => id === theme.entityId)).toMatchObject({ fields: { title: 'Windows object support' } })
  })

  it('says that a deal is gone once it closes, unless a note was made on it', async () => {
    const device = new TestDevice(endpoint, eva)
    const [plain, noted] = [aDeal(), aDeal()]
    await write(endpoint, eva.workspaceId, [plain, noted])
    await device.push([anObjectionMutation({ fields: { dealId: noted.entityId } })])
    await device.pull()
    const close = ({ entity, entityId }: typeof plain) => ({ entity, entityId, fields: { outcome: 'lost' } })
    await write(endpoint, eva.workspaceId, [close(plain), close(noted)])
    const rows = await device.pull()
    expect(rows.find(({ id }) => id === plain.entityId)).toEqual({ entity: 'deal', id: plain.entityId, gone: true })
    expect(rows.find(({ id }) => id === noted.entityId)).toMatchObject({ fields: { outcome: 'lost' } })
  })

  it('brings a closed deal once a note is made on it', async () => {
    const device = new TestDevice(endpoint, eva)
    const deal = aDeal({ fields: { outcome: 'won' } })
    await write(endpoint, eva.workspaceId, [deal])
    expect((await device.pull()).some(({ id }) => id === deal.entityId)).toBe(false)
    await device.push([anObjectionMutation({ fields: { dealId: deal.entityId } })])
    expect(await device.pull()).toMatchObject([{ id: deal.entityId, fields: { outcome: 'won' } }])
  })

  it('brings the deals of a renamed account again', async () => {
    const device = new TestDevice(endpoint, eva)
    const account = anAccount()
    const deal = aDeal({ fields: { accountId: account.entityId } })
    await write(endpoint, eva.workspaceId, [account, deal])
    await device.pull()
    await write(endpoint, eva.workspaceId, [{ ...account, fields: { name: 'Acme Corp' } }])
    expect(await device.pull()).toMatchObject([{ id: deal.entityId, fields: { account: 'Acme Corp' } }])
  })

  it('gives large changes in pages', async () => {
    const [device, other] = [new TestDevice(endpoint, eva), new TestDevice(endpoint, eva)]
    await other.pull()
    const sent = Array.from({ length: 1_200 }, (_, i) => anObjectionMutation({ stamp: [NOW + 1, i] }))
    await device.push(sent)
    expect((await other.pull()).map(({ id }) => id).sort()).toEqual(sent.map(({ entityId }) => entityId).sort())
  })
})
