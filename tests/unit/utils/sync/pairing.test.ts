import { beforeEach, describe, expect, it } from 'vitest'
import { GRANT_TYPE } from '@/utils/model/pairing'
import type { ConnectionTest } from '@/utils/sync/hello'
import type { EndedPairing, WaitingPairing } from '@/utils/sync/pairing'
import { PairingDesk, type PairingView } from '@/utils/sync/pairing-desk'
import { T0 } from '../store/device'
import { page, refusal } from './endpoint-stub'

const STARTED = {
  ...{ device_code: 'secret', user_code: 'BCDF-GHJK', verification_uri: 'https://team.example/pair' },
  ...{ verification_uri_complete: 'https://team.example/pair?code=BCDF-GHJK', expires_in: 600, interval: 3 },
}
const GOOD = { ok: true, url: 'https://team.example', hello: {} } as ConnectionTest
type Say = () => Response

const says =
  (body: object, status = 200) =>
  () =>
    Response.json(body, { status })
const pending = says({ error: 'authorization_pending' }, 400)
const token = says({ access_token: 'pb_x', token_type: 'Bearer' })
const nothing = () => {
  throw new TypeError('Failed to fetch')
}

let now: number
let asked: { url: string; init: RequestInit }[]
let answers: Say[]
let kept: WaitingPairing | EndedPairing | null
let tests: ConnectionTest[]
let tried: unknown[]
let watched: boolean
beforeEach(() => {
  now = T0
  asked = []
  answers = [says(STARTED)]
  kept = null
  tests = []
  tried = []
  watched = false
})

/** As the background makes one each time that it wakes. */
function desk(): PairingDesk {
  return new PairingDesk({
    world: {
      now: () => now,
      timeout: () => AbortSignal.timeout(5_000),
      fetch: async (url, init) => {
        asked.push({ url, init })
        return (answers.shift() ?? pending)()
      },
    },
    kept: {
      get: async () => kept,
      set: async (pairing) => {
        kept = pairing
      },
    },
    device: 'Chrome · Windows',
    connect: async (access) => {
      tried.push(access)
      return tests.shift() ?? GOOD
    },
    onWaiting: (waits) => {
      watched = waits
    },
  })
}

/** Looks once the next question is due. */
async function later(which: PairingDesk, ms = 3_000): Promise<PairingView | null> {
  now += ms
  return which.look()
}

const textOf = ({ body }: RequestInit) => new TextDecoder().decode(body as ArrayBuffer)

describe('connecting by a code', () => {
  it('shows the code and the page that asks for it, and never what is secret', async () => {
    const view = await desk().start(' team.example/objections ')
    expect(view).toEqual({
      ...{ standing: 'waiting', url: 'https://team.example', userCode: 'BCDF-GHJK', leftMs: 600_000, fault: null },
      page: STARTED.verification_uri_complete,
    })
    expect(asked[0]?.url).toBe('https://team.example/api/pairing')
    expect(JSON.parse(textOf(asked[0]?.init ?? {}))).toEqual({ device: 'Chrome · Windows' })
    expect(asked[0]?.init.headers).not.toHaveProperty('authorization')
  })

  it('asks as often as the endpoint allows, however often a page looks', async () => {
    const pairing = desk()
    await pairing.start('team.example')
    await later(pairing, 2_999)
    expect(asked).toHaveLength(1)
    await Promise.all([later(pairing, 1), pairing.look()])
    expect(asked).toHaveLength(2)
    expect(Object.fromEntries(new URLSearchParams(textOf(asked[1]?.init ?? {})))).toEqual({
      grant_type: GRANT_TYPE,
      device_code: 'secret',
    })
    await later(pairing, 3_000)
    expect(asked).toHaveLength(3)
  })

  it('slows down when it is asked to', async () => {
    const pairing = desk()
    await pairing.start('team.example')
    answers = [says({ error: 'slow_down' }, 400)]
    await later(pairing)
    await later(pairing, 7_999)
    expect(asked).toHaveLength(2)
    await later(pairing, 1)
    expect(asked).toHaveLength(3)
  })

  it('connects with the token once the member has confirmed, and is over', async () => {
    const pairing = desk()
    await pairing.start('team.example')
    expect(watched).toBe(true)
    answers = [pending, token]
    expect(await later(pairing)).toMatchObject({ standing: 'waiting' })
    expect(await later(pairing)).toBeNull()
    expect(tried).toEqual([{ url: 'https://team.example', token: 'pb_x' }])
    expect([kept, watched]).toEqual([null, false])
  })

  it('goes on where it was after the background was stopped', async () => {
    await desk().start('team.example')
    answers = [token]
    expect(await later(desk())).toBeNull()
    expect(tried).toHaveLength(1)
  })

  it('keeps the token, which is given once, until the endpoint can be reached with it', async () => {
    const pairing = desk()
    await pairing.start('team.example')
    answers = [token]
    tests = [{ ok: false, code: 'unreachable', detail: null }]
    const view = await later(pairing)
    expect(view).toMatchObject({ standing: 'waiting', fault: { code: 'unreachable' } })
    expect(JSON.stringify(view)).not.toMatch(/pb_x|secret/)
    expect(await later(desk(), 600_000)).toBeNull()
    expect([asked.length, tried.length]).toEqual([2, 2])
  })

  it('is one pairing in two pages', async () => {
    const pairing = desk()
    const first = await pairing.start('team.example')
    expect(await pairing.start('https://team.example/')).toEqual(first)
    expect(asked).toHaveLength(1)
  })

  it('is another one at another address, and after its time', async () => {
    const pairing = desk()
    await pairing.start('team.example')
    answers = [says({ ...STARTED, user_code: 'LMNP-QRST' }), says({ ...STARTED, user_code: 'VWXZ-BCDF' })]
    expect(await pairing.start('other.example')).toMatchObject({ userCode: 'LMNP-QRST' })
    now += 600_000
    expect(await pairing.start('other.example')).toMatchObject({ userCode: 'VWXZ-BCDF' })
  })

  it('takes no token for a pairing that was cancelled meanwhile', async () => {
    const pairing = desk()
    await pairing.start('team.example')
    answers = [token]
    const looking = later(pairing)
    await pairing.cancel()
    expect(await looking).toBeNull()
    expect([asked.length, tried, kept, watched]).toEqual([2, [], null, false])
  })
})

describe('a pairing', () => {
  it.each<[string, Say]>([
    ['denied', says({ error: 'access_denied' }, 400)],
    ['expired', says({ error: 'expired_token' }, 400)],
    ['expired', says({ error: 'invalid_grant' }, 400)],
    ['upgrade', refusal(426).response],
  ])('ends as %s, and says so until another is begun', async (code, answer) => {
    const pairing = desk()
    await pairing.start('team.example')
    answers = [answer]
    expect(await later(pairing)).toMatchObject({ standing: 'ended', code })
    expect(await later(desk())).toMatchObject({ standing: 'ended', code })
    expect([asked.length, watched]).toEqual([2, false])
  })

  it('expires by the clock where nobody answers', async () => {
    const pairing = desk()
    await pairing.start('team.example')
    expect(await later(pairing, 600_000)).toMatchObject({ standing: 'ended', code: 'expired' })
    expect(asked).toHaveLength(1)
  })

  it.each<[string, Say]>([
    ['unreachable', nothing],
    ['not_endpoint', page().response],
    ['not_endpoint', says({ token: 'of something else' })],
    ['busy', refusal(429).response],
    ['server_error', refusal(500).response],
  ])('outlasts what passes by itself (%s), asks less often, and says so', async (code, answer) => {
    const pairing = desk()
    await pairing.start('team.example')
    answers = [answer]
    expect(await later(pairing)).toMatchObject({ standing: 'waiting', fault: { code } })
    await later(pairing, 5_999)
    expect(asked).toHaveLength(2)
    answers = [token]
    expect(await later(pairing, 1)).toBeNull()
  })

  it('waits as long as a busy endpoint asks for', async () => {
    const pairing = desk()
    await pairing.start('team.example')
    answers = [refusal(429, { 'retry-after': '60' }).response]
    await later(pairing)
    await later(pairing, 60_000)
    expect(asked).toHaveLength(2)
  })

  it('ends where the token is good for nothing', async () => {
    const pairing = desk()
    await pairing.start('team.example')
    answers = [token]
    tests = [{ ok: false, code: 'role', detail: 'se' }]
    expect(await later(pairing)).toEqual({ standing: 'ended', code: 'role', detail: 'se' })
  })

  it.each<[string, string, Say]>([
    ['address_malformed', 'not an address', nothing],
    ['unreachable', 'team.example', nothing],
    ['not_endpoint', 'team.example', page().response],
    ['not_endpoint', 'team.example', says({ ...STARTED, verification_uri_complete: 'javascript:alert(1)' })],
    ['endpoint_old', 'team.example', refusal(404).response],
    ['busy', 'team.example', refusal(429).response],
    ['server_error', 'team.example', refusal(500).response],
  ])('does not begin when it is %s', async (code, url, answer) => {
    answers = [answer]
    expect(await desk().start(url)).toMatchObject({ standing: 'ended', code })
    expect([kept, watched]).toEqual([null, false])
  })
})
