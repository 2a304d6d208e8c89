import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import { startUpkeep } from '@/server/upkeep'
import { MAX_PICTURE_BYTES } from '@/utils/model/picture'
import { problem } from '@/utils/model/problem'
import { attachmentAnswer } from '@/utils/model/sync-protocol'
import { objectionDetail } from '@/utils/model/views'
import type { Role } from '@/utils/model/words'
import { anEdit, anObjectionMutation, NOW } from '../simulation/sync-builders'
import { dashboardOf } from './as-member'
import { aPicture, bring, nameOf, PictureDevice, SIGNATURES } from './attachments'
import {
  aMember,
  aWorkspace,
  type Endpoint,
  openEndpoint,
  PICTURE_BYTES,
  TestDevice,
  type TestMember,
} from './endpoint'

let endpoint: Endpoint
let device: PictureDevice
let eva: TestMember
beforeAll(async () => {
  endpoint = openEndpoint()
  device = await PictureDevice.open(endpoint)
  eva = device.member
})
afterAll(() => endpoint.close())

const fetchFrom = (from: TestDevice, name: string) => from.request(`/api/attachments/${name}`)

async function refusalOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  return problem.parse(await response.json())
}

describe('a picture', () => {
  it.each(Object.keys(SIGNATURES) as (keyof typeof SIGNATURES)[])('comes back as it was sent: %s', async (type) => {
    const picture = aPicture(type)
    const answer = await bring(device, picture)
    expect(answer.status).toBe(200)
    expect(attachmentAnswer.parse(await answer.json())).toEqual({ sha256: nameOf(picture), type, size: 200 })
    const got = await fetchFrom(device, nameOf(picture))
    expect(Buffer.from(await got.arrayBuffer()).equals(picture)).toBe(true)
    expect(got.headers.get('content-type')).toBe(type)
  })

  it('is kept once, however often it is sent', async () => {
    const picture = aPicture()
    const statuses = await Promise.all([1, 2, 3].map(async () => (await bring(device, picture)).status))
    expect(statuses).toEqual([200, 200, 200])
    const { rows } =
      await sql`select 1 from attachment where sha256 = ${createHash('sha256').update(picture).digest()}`.execute(
        endpoint.db,
      )
    expect(rows).toHaveLength(1)
  })

  it('may be kept for good by whoever asked, runs nothing and is nothing else', async () => {
    const { name } = await device.picturedNote()
    const { headers } = await fetchFrom(device, name)
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="[0-9a-f]{12}\.png"$/)
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  it('may have 5 MiB and not a byte more', async () => {
    expect((await bring(device, aPicture('image/png', MAX_PICTURE_BYTES))).status).toBe(200)
    const refused = await bring(device, aPicture('image/png', MAX_PICTURE_BYTES + 1))
    expect(await refusalOf(refused)).toMatchObject({ status: 413, code: 'too_large' })
  })

  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing that can run scripts', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a GIF', 'GIF89a…'],
    ['nothing', ''],
  ])('is refused when it is %s, whatever it says it is', async (_, body) => {
    const bytes = Buffer.from(body)
    const headers = { 'content-type': 'image/png' }
    const refused = await device.request(`/api/attachments/${nameOf(bytes)}`, { method: 'PUT', body: bytes, headers })
    expect(await refusalOf(refused)).toMatchObject({ status: 415, code: 'picture_type' })
    expect((await fetchFrom(device, nameOf(bytes))).status).toBe(404)
  })

  it('is refused when it is cut, and nothing is kept of it', async () => {
    const picture = aPicture()
    const refused = await bring(device, picture.subarray(0, 150), nameOf(picture))
    expect(await refusalOf(refused)).toMatchObject({ status: 422, code: 'picture_hash' })
    expect((await fetchFrom(device, nameOf(picture))).status).toBe(404)
  })

  it.each(['abc', 'A'.repeat(64), '../../etc/passwd', `${'a'.repeat(63)}g`])('has no name like %s', async (name) => {
    const refused = await bring(device, aPicture(), encodeURIComponent(name))
    expect(await refusalOf(refused)).toMatchObject({ status: 400, code: 'invalid' })
  })

  it('is refused when the workspace has no room left, and one that is there is still welcome', async () => {
    const crowded = await PictureDevice.open(endpoint)
    const large = [1, 2, 3].map(() => aPicture('image/png', PICTURE_BYTES / 3))
    for (const picture of large) expect((await bring(crowded, picture)).status).toBe(200)
    expect(await refusalOf(await bring(crowded, aPicture()))).toMatchObject({ status: 507, code: 'no_room' })
    for (const picture of large) expect((await bring(crowded, picture)).status).toBe(200)
  })

  it('is a problem, never a fault, whatever the bytes are', async () => {
    const bytes = fc.tuple(fc.constantFrom(...Object.values(SIGNATURES), []), fc.uint8Array({ maxLength: 64 }))
    await fc.assert(
      fc.asyncProperty(bytes, fc.boolean(), async ([start, rest], named) => {
        const body = Buffer.concat([Buffer.from(start), rest])
        const { status } = await bring(device, body, named ? nameOf(body) : nameOf(rest))
        expect(status).toBeLessThan(500)
      }),
      { numRuns: 40 },
    )
  })
})

describe('who may see a picture', () => {
  it('is not a stranger, and nobody brings one without a token', async () => {
    const { name, picture } = await device.picturedNote()
    expect((await endpoint.app.request(`/api/attachments/${name}`)).status).toBe(401)
    const byCookie = { method: 'PUT', body: picture, headers: { cookie: eva.cookie, 'sec-fetch-site': 'same-origin' } }
    expect((await endpoint.app.request(`/api/attachments/${name}`, byCookie)).status).toBe(401)
  })

  it.each<[Role, number]>([
    ['se', 404],
    ['manager', 200],
    ['pm', 200],
    ['admin', 200],
  ])('is, for a colleague’s note, the %s: %i', async (role, status) => {
    const { name } = await device.picturedNote()
    const colleague = await aMember(endpoint, { workspaceId: eva.workspaceId, role })
    expect((await fetchFrom(new TestDevice(endpoint, colleague), name)).status).toBe(status)
    expect((await dashboardOf(endpoint, colleague).request(`/api/attachments/${name}`)).status).toBe(status)
  })

  it('is an engineer whose own note has it too, though a colleague brought it', async () => {
    const { name } = await device.picturedNote()
    const max = new TestDevice(endpoint, await aMember(endpoint, { workspaceId: eva.workspaceId }))
    await max.push([anObjectionMutation({ fields: { screenshot: name } })])
    expect((await fetchFrom(max, name)).status).toBe(200)
  })

  it('is nobody of another workspace, not even its admin', async () => {
    const { name } = await device.picturedNote()
    const stranger = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint), role: 'admin' })
    const other = new TestDevice(endpoint, stranger)
    expect(await refusalOf(await fetchFrom(other, name))).toMatchObject({ status: 404, code: 'not_found' })
    await other.push([anObjectionMutation({ fields: { screenshot: name } })])
    expect((await fetchFrom(other, name)).status).toBe(404)
  })

  it('is not a page on the web: only the extension may ask from elsewhere', async () => {
    const ask = (origin: string) =>
      endpoint.app.request(`/api/attachments/${'a'.repeat(64)}`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PUT' },
      })
    const [ours, page] = await Promise.all([ask('moz-extension://abc'), ask('https://evil.example')])
    expect(ours.headers.get('access-control-allow-origin')).toBe('moz-extension://abc')
    expect(ours.headers.get('access-control-allow-methods')).toContain('PUT')
    expect(page.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('a note with a picture', () => {
  it('names it in the dashboard and in the person’s other browser', async () => {
    const { name, id } = await device.picturedNote()
    const seen = await dashboardOf(endpoint, eva).get(objectionDetail, `/api/objections/${id}`)
    expect(seen.objection.screenshot).toBe(name)
    const pulled = (await new TestDevice(endpoint, eva).pull()).find((row) => row.id === id)
    expect(pulled).toMatchObject({ fields: { screenshot: name } })
  })

  it('is refused when the name is none', async () => {
    const answer = await device.push([anObjectionMutation({ fields: { screenshot: 'https://evil.example/x.png' } })])
    expect(answer.rejected).toMatchObject([{ code: 'invalid', message: expect.stringMatching(/screenshot/) }])
  })

  it.each([
    ['the picture is taken off it', { screenshot: null }],
    ['it is withdrawn', { deletedAt: new Date(NOW).toISOString() }],
  ])('leaves none behind when %s', async (_, fields) => {
    const { name, id } = await device.picturedNote()
    await device.push([anEdit({ entityId: id, fields, stamp: device.stamp() })])
    expect((await fetchFrom(device, name)).status).toBe(404)
  })

  it('keeps it while another note has the same one', async () => {
    const { name, id } = await device.picturedNote()
    await device.push([anObjectionMutation({ fields: { screenshot: name }, stamp: device.stamp() })])
    await device.push([anEdit({ entityId: id, fields: { screenshot: null }, stamp: device.stamp() })])
    expect((await fetchFrom(device, name)).status).toBe(200)
  })
})

describe('a picture that no note names', () => {
  it('is deleted by itself a day after it came, and one that is named stays', async () => {
    const [lost, named] = [aPicture(), aPicture()]
    for (const picture of [lost, named]) await bring(device, picture)
    await device.push([anObjectionMutation({ fields: { screenshot: nameOf(named) }, stamp: device.stamp() })])
    const status = async (picture: Buffer) => (await device.request(`/api/attachments/${nameOf(picture)}`)).status
    const createdAt = new Date(NOW - 90_000_000).toISOString()
    await inWorkspace(endpoint.db, eva.workspaceId, (tx) => tx.updateTable('attachment').set({ createdAt }).execute())
    const stop = startUpkeep({ ...endpoint, log: pino({ level: 'silent' }), now: () => NOW })
    await vi.waitFor(async () => expect(await status(lost)).toBe(404), { timeout: 10_000 })
    await stop()
    expect(await status(named)).toBe(200)
  })
})

describe('the log', () => {
  it('says nothing of a picture’s bytes', async () => {
    const picture = Buffer.concat([Buffer.from(SIGNATURES['image/png']), Buffer.from('TOPSECRET')])
    await bring(device, picture)
    expect(endpoint.lines.join('')).toContain('/api/attachments/')
    expect(endpoint.lines.join('')).not.toContain('TOPSECRET')
  })
})
