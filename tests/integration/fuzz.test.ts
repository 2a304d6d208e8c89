import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entities } from '@/utils/model/records'
import { PROTOCOL, pushAnswer } from '@/utils/model/sync-protocol'
import { anId, anObjectionMutation } from '../simulation/sync-builders'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember } from './endpoint'

const RUNS = { numRuns: 60 }

let endpoint: Endpoint
let admin: TestMember
let device: TestDevice
beforeAll(async () => {
  endpoint = openEndpoint()
  admin = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint), role: 'admin' })
  device = new TestDevice(endpoint, admin)
})
afterAll(() => endpoint.close())

/** Text as nobody types it: halves of surrogate pairs, NUL, SQL, HTML. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\0', '\ud800', '\udfff', "'", '"', '\\', '%', ';', '<', '\u202e', '💥') }),
  fc.constantFrom("'; drop table objection; --", '<script>alert(1)</script>', '=cmd()', '\ufeff', '{{x}}'),
)
const value = fc.oneof(
  text,
  fc.jsonValue({ stringUnit: 'binary' }),
  fc.double(),
  fc.constantFrom('infinity', '-1', '1e400'),
)
/** As it stands in an address. An object may have a `toString` of its own that is none. */
const written = (some: unknown) => (typeof some === 'object' ? JSON.stringify(some) : String(some))
const field = fc.oneof(
  fc.constantFrom(...Object.keys(entities.objection.shape), 'externalId', 'stamps', 'seq', 'extra'),
  text,
)

/** A mutation that was right until one or more of its fields became something else. */
const broken = fc
  .record({
    stamp: fc.tuple(fc.nat(), fc.nat()),
    fields: fc.dictionary(field, value, { maxKeys: 6, noNullPrototype: true }),
    part: fc.option(fc.constantFrom('entity', 'entityId', 'stamp', 'fields')),
    value,
  })
  .map(({ stamp, fields, part, value }) => ({
    ...anObjectionMutation({ stamp, fields }),
    ...(part ? { [part]: value } : {}),
  }))

async function pushRaw(body: string): Promise<Response> {
  return device.request('/api/sync/push', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
}

describe('a push of anything', () => {
  it('is answered for each mutation, and what it took can be pulled', async () => {
    const other = new TestDevice(endpoint, admin)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(broken, value), { maxLength: 8 }), async (mutations) => {
        const body = JSON.stringify({ protocol: PROTOCOL, deviceId: device.id, mutations })
        const response = await pushRaw(body)
        expect(response.status).toBe(200)
        const { applied, duplicates, rejected } = pushAnswer.parse(await response.json())
        expect(applied + duplicates + rejected.length).toBe(mutations.length)
        await other.pull()
      }),
      RUNS,
    )
  })

  it('is a problem, never a fault, whatever the body is', async () => {
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({ protocol: value, deviceId: value, mutations: value }).map((o) => JSON.stringify(o)),
    )
    await fc.assert(
      fc.asyncProperty(body, async (raw) => {
        expect((await pushRaw(raw)).status).toBeLessThan(500)
      }),
      RUNS,
    )
  })
})

interface Parameter {
  name: string
  in: string
}

async function readingRoutes() {
  const document = await (await endpoint.app.request('/api/openapi.json')).json()
  return Object.entries<{ get?: { parameters?: Parameter[] } }>(document.paths)
    .filter(([path, { get }]) => get && path !== '/api/events')
    .map(([path, { get }]) => ({
      path,
      names: (get?.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name),
    }))
}

describe('a question of anything', () => {
  it('is a problem, never a fault, on every route of the document', async () => {
    const routes = await readingRoutes()
    const question = fc.record({
      route: fc.constantFrom(...routes),
      id: fc.oneof(fc.constant(anId.deal()), text),
      values: fc.array(fc.tuple(fc.nat(), value.map(written)), { maxLength: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(question, async ({ route, id, values }) => {
        const query = new URLSearchParams(
          values.map(([n, v]) => [route.names[n % route.names.length] ?? 'x', v.toWellFormed()]),
        )
        const path = route.path.replaceAll(/\{\w+\}/g, encodeURIComponent(id.toWellFormed()) || 'x')
        const response = await device.request(`${path}?${query}`)
        expect(response.status, `${path}?${query}`).toBeLessThan(500)
        await response.body?.cancel()
      }),
      { numRuns: 200 },
    )
  })

  it('is a problem, never a fault, when it changes something', async () => {
    const change = fc.record({
      route: fc.constantFrom(
        'PATCH /api/objections',
        'POST /api/themes',
        `PATCH /api/themes/${anId.theme()}`,
        'POST /api/sign-in',
      ),
      body: fc.oneof(
        value,
        fc.record({ ids: value, fields: value, title: text, kind: text, token: text }, { requiredKeys: [] }),
      ),
    })
    await fc.assert(
      fc.asyncProperty(change, async ({ route, body }) => {
        const [method, path = ''] = route.split(' ')
        const headers = { 'content-type': 'application/json' }
        const response = await device.request(path, { method, headers, body: JSON.stringify(body) ?? '' })
        expect(response.status, `${route} ${JSON.stringify(body)}`).toBeLessThan(500)
      }),
      RUNS,
    )
  })
})
