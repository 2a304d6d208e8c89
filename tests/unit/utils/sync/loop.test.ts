import { describe, expect, it } from 'vitest'
import { newId, themeId } from '@/utils/model/ids'
import { editNote } from '@/utils/store/notes'
import { T0 } from '../store/device'
import { EndpointStub, page, refusal } from './endpoint-stub'
import { aSyncDevice } from './sync-device'

async function withNote(text = 'said') {
  const endpoint = new EndpointStub()
  const device = aSyncDevice(endpoint)
  const id = await device.capture(text)
  return { endpoint, device, id }
}

describe('a round', () => {
  it('sends what waits, then fetches what is new, and rests', async () => {
    const { endpoint, device, id } = await withNote()
    await device.loop.hurry()
    expect(endpoint.text(id)).toBe('said')
    expect(endpoint.log).toEqual(['POST /api/sync/push', 'GET /api/sync/pull'])
    expect(await device.db.outbox.count()).toBe(0)
    expect(device.wakeAt).toBe(device.nowMs + 8_000)
  })

  it('rests longer when nobody looks', async () => {
    const { device } = await withNote()
    device.watched = false
    await device.loop.hurry()
    expect(device.wakeAt).toBe(device.nowMs + 60_000)
  })

  it('does nothing without an account', async () => {
    const { endpoint, device } = await withNote()
    device.signedIn = false
    await device.loop.hurry()
    expect(endpoint.log).toEqual([])
    expect(device.wakeAt).toBeNull()
  })

  it('fetches page after page', async () => {
    const { endpoint, device } = await withNote()
    const fields = {
      title: 'T',
      kind: 'missing',
      status: 'new',
      answer: null,
      answerAt: null,
      shippedAt: null,
      shippedVersion: null,
    }
    for (let i = 0; i < 5; i++) {
      const id = newId(themeId)
      endpoint.pulled.push({ entity: 'theme', id, fields: { id, ...fields } } as never)
    }
    await device.loop.hurry()
    expect(await device.db.themes.count()).toBe(5)
  })

  it('takes along what is written while it runs', async () => {
    const { endpoint, device } = await withNote()
    const first = device.loop.hurry()
    const late = await device.capture('written meanwhile')
    await Promise.all([first, device.loop.hurry()])
    expect(endpoint.text(late)).toBe('written meanwhile')
  })
})

describe('an answer that is lost', () => {
  it('leads to one effect, not two', async () => {
    const { endpoint, device, id } = await withNote()
    endpoint.troubles.push('lose the answer')
    await device.loop.hurry()
    expect(await device.db.outbox.count()).toBe(2)
    await device.loop.hurry()
    expect(endpoint.text(id)).toBe('said')
    expect(endpoint.rows.size).toBe(2)
    expect(await device.db.outbox.count()).toBe(0)
  })

  it.each([
    ['cut in the middle', { response: () => new Response('{"applied":1,"dupl') }],
    ['of a captive portal', page(200)],
    ['of another program', { response: () => Response.json({ hello: 'world' }) }],
  ])('or one %s acknowledges nothing', async (_, trouble) => {
    const { endpoint, device, id } = await withNote()
    endpoint.troubles.push(trouble)
    await device.loop.hurry()
    expect((await device.state()).problem?.code).toBe('not_endpoint')
    expect(await device.db.outbox.count()).toBe(2)
    await device.loop.hurry()
    expect(endpoint.text(id)).toBe('said')
  })
})

describe('failing', () => {
  it('waits longer each time, by half of the doubled wait, to the cap', async () => {
    const { endpoint, device } = await withNote()
    const waits: number[] = []
    for (let i = 0; i < 7; i++) {
      endpoint.troubles.push('unreachable')
      await device.loop.wake()
      waits.push((device.wakeAt ?? 0) - device.nowMs)
      device.nowMs = device.wakeAt ?? 0
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 7_500, 7_500, 7_500])
  })

  it('keeps its place over the death of the background', async () => {
    const { endpoint, device, id } = await withNote()
    endpoint.troubles.push('unreachable')
    await device.loop.hurry()
    device.restart()
    await device.loop.wake()
    expect(endpoint.log).toHaveLength(1)
    device.nowMs += 500
    await device.loop.wake()
    expect(endpoint.text(id)).toBe('said')
  })

  it('does not wait when the user is there with a new note', async () => {
    const { endpoint, device, id } = await withNote()
    endpoint.troubles.push('unreachable')
    await device.loop.hurry()
    await device.loop.hurry()
    expect(endpoint.text(id)).toBe('said')
    expect((await device.state()).problem).toBeNull()
  })

  it('honours Retry-After, whatever happens here', async () => {
    const { endpoint, device, id } = await withNote()
    endpoint.troubles.push(refusal(429, { 'retry-after': '20' }))
    await device.loop.hurry()
    expect(device.wakeAt).toBe(device.nowMs + 20_000)
    await device.loop.hurry()
    expect(endpoint.log).toHaveLength(1)
    device.nowMs += 20_000
    await device.loop.wake()
    expect(endpoint.text(id)).toBe('said')
  })

  it('asks nobody while the computer is offline', async () => {
    const { endpoint, device } = await withNote()
    device.online = false
    await device.loop.hurry()
    expect(endpoint.log).toEqual([])
    expect((await device.state()).problem?.code).toBe('offline')
  })

  it.each([
    [401, 'unknown_token', 'unknown_token'],
    [401, 'revoked', 'revoked'],
    [403, 'role', 'role'],
    [426, 'protocol', 'upgrade'],
  ] as const)(
    'stops at %i %s, keeps everything, and goes on after the user has acted',
    async (status, code, problem) => {
      const { endpoint, device, id } = await withNote()
      endpoint.troubles.push(refusal(status, {}, code))
      await device.loop.hurry()
      expect(await device.state()).toMatchObject({
        stopped: true,
        problem: { code: problem, detail: `Because ${code}.` },
      })
      await device.loop.hurry()
      expect(endpoint.log).toHaveLength(1)
      expect(await device.db.outbox.count()).toBe(2)
      await device.loop.reset()
      expect(endpoint.text(id)).toBe('said')
    },
  )

  it('asks an endpoint that is older than itself again, until that is updated', async () => {
    const { endpoint, device, id } = await withNote()
    endpoint.troubles.push(refusal(426, {}, 'protocol_ahead'))
    await device.loop.hurry()
    expect(await device.state()).toMatchObject({ stopped: false, problem: { code: 'endpoint_old' } })
    device.nowMs += 300_000
    await device.loop.wake()
    expect(endpoint.text(id)).toBe('said')
  })

  it('does not take the 401 of a proxy for the endpoint’s word', async () => {
    const { endpoint, device } = await withNote()
    endpoint.troubles.push(page(401))
    await device.loop.hurry()
    expect(await device.state()).toMatchObject({ stopped: false, problem: { code: 'not_endpoint' } })
  })

  it('says since when the same thing is wrong', async () => {
    const { endpoint, device } = await withNote()
    endpoint.troubles.push('unreachable', 'unreachable')
    await device.loop.hurry()
    const since = device.nowMs
    device.nowMs += 90_000
    await device.loop.hurry()
    expect((await device.state()).problem?.since).toBe(since)
  })

  it('of the store itself is reported and tried again later', async () => {
    const { device } = await withNote()
    device.db.close({ disableAutoOpen: true })
    await device.loop.hurry()
    expect(device.errors).toHaveLength(1)
    expect(device.wakeAt).toBe(device.nowMs + 60_000)
  })
})

describe('what is refused', () => {
  it('never blocks the rest', async () => {
    const { endpoint, device } = await withNote('bad')
    endpoint.refuse.add('bad')
    const good = await device.capture('good')
    await device.loop.hurry()
    expect(endpoint.text(good)).toBe('good')
    expect((await device.db.refused.toArray()).map(({ fields }) => fields.text)).toEqual(['bad'])
  })

  it('for its size is sent in smaller parts', async () => {
    const { endpoint, device } = await withNote()
    endpoint.maxMutations = 2
    for (let i = 0; i < 7; i++) await device.capture(`note ${i}`)
    await device.loop.hurry()
    expect(endpoint.rows.size).toBe(9)
  })

  it('alone for its size becomes a dead letter with a reason, and the rest goes on', async () => {
    const { endpoint, device, id } = await withNote('huge')
    endpoint.troubles.push(refusal(413), refusal(413))
    await device.loop.hurry()
    const refused = await device.db.refused.toArray()
    expect(refused).toHaveLength(1)
    expect(refused[0]?.message).toContain('larger than the endpoint takes')
    expect(endpoint.text(id)).toBe('huge')
  })
})

describe('two devices', () => {
  it('end with the same note, whichever order their changes arrive in', async () => {
    const endpoint = new EndpointStub()
    const [one, two] = [aSyncDevice(endpoint), aSyncDevice(endpoint)]
    const id = await one.capture('first words')
    await one.loop.hurry()
    const row = endpoint.rows.get(id)
    endpoint.pulled.push({ entity: 'objection', id, ...row } as never)
    await two.loop.hurry()
    two.nowMs = T0 + 60_000
    await editNote(two.db, two.now(), { id, fields: { text: 'better words' } })
    await two.loop.hurry()
    endpoint.pulled.push({ entity: 'objection', id, ...endpoint.rows.get(id) } as never)
    await one.loop.hurry()
    expect((await one.db.objections.get(id))?.text).toBe('better words')
    expect((await two.db.objections.get(id))?.text).toBe('better words')
  })
})
