import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { mutationsOf, PROTOCOL, pushRequest, WHOLE } from '@/utils/model/sync-protocol'
import { makeBackup, restoreBackup } from '@/utils/store/backup'
import { createSyncStore } from '@/utils/store/sync-store'
import { gzip } from '@/utils/sync/batch'
import { syncRound } from '@/utils/sync/round'
import { aDevice, anAuthor, T0 } from '../store/device'
import { page, refusal } from './endpoint-stub'

/** A device with so many notes of its own, and an endpoint that answers as the test says. */
async function aRound(notes: number, answers: { push(texts: string[]): Response; pull?(url: URL): Response }) {
  const device = aDevice({ author: anAuthor() })
  for (let i = 0; i < notes; i++) await device.capture(`note ${i}`)
  const pushed: string[][] = []
  const pulled: URL[] = []
  const fetch = async (url: string, { body }: RequestInit) => {
    if (url.includes('/pull')) {
      pulled.push(new URL(url))
      return answers.pull?.(new URL(url)) ?? lastPage()
    }
    const request = pushRequest.parse(JSON.parse(gunzipSync(body as ArrayBuffer).toString()))
    const texts = mutationsOf(request).map((mutation) =>
      String((mutation as { fields: { text?: string } }).fields.text),
    )
    pushed.push(texts)
    return answers.push(texts)
  }
  const store = createSyncStore(device.db, device.author)
  const endpoint = { fetch }
  const world = {
    fetch: (url: string, init: RequestInit) => endpoint.fetch(url, init),
    now: () => T0,
    random: () => 0.5,
    compress: gzip,
    timeout: () => AbortSignal.timeout(5_000),
  }
  const run = () => syncRound({ store, world, access: { url: 'http://endpoint', token: 'pb_x' } })
  return { device: { ...device, endpoint }, pushed, pulled, run, store }
}

const lastPage = (cursor = 'c1') => Response.json({ rows: [], cursor, more: false })
const taken = (texts: string[]) => Response.json({ applied: texts.length, duplicates: 0, rejected: [] })
const tooLarge = () => refusal(413).response()

describe('an endpoint without news', () => {
  it('says so without a word, and everything stays as it is', async () => {
    const answers = [lastPage(), new Response(null, { status: 204 })]
    const { run, store } = await aRound(0, { push: taken, pull: () => answers.shift() ?? page(500).response() })
    expect(await run()).toBeNull()
    expect(await run()).toBeNull()
    expect(answers).toEqual([])
    expect((await store.place()).cursor).toBe('c1')
  })
})

describe('pushing', () => {
  it('asks nobody when nothing waits', async () => {
    const { pushed, pulled, run } = await aRound(0, { push: taken })
    expect(await run()).toBeNull()
    expect(pushed).toEqual([])
    expect(pulled).toHaveLength(1)
  })

  it('sends everything in one request, in the order it was written', async () => {
    const { pushed, run } = await aRound(3, { push: taken })
    await run()
    expect(pushed).toEqual([['undefined', 'note 0', 'note 1', 'note 2']])
  })

  it('halves what is too large until it passes', async () => {
    const { device, pushed, run } = await aRound(7, { push: (texts) => (texts.length > 2 ? tooLarge() : taken(texts)) })
    expect(await run()).toBeNull()
    expect(pushed.map(({ length }) => length)).toEqual([8, 4, 2, 2, 2, 2])
    expect(await device.db.outbox.count()).toBe(0)
  })

  it('sets one note aside that is too large alone, and sends the rest together again', async () => {
    const push = (texts: string[]) => (texts.includes('note 0') ? tooLarge() : taken(texts))
    const { device, pushed, run } = await aRound(20, { push })
    expect(await run()).toBeNull()
    expect((await device.db.refused.toArray()).map(({ fields }) => fields.text)).toEqual(['note 0'])
    expect(pushed.at(-1)).toHaveLength(19)
  })

  it.each([
    ['413 of a proxy without a problem document', () => page(413)],
    ['413 of the endpoint', () => refusal(413)],
  ])('takes the %s for "too large"', async (_, large) => {
    const push = (texts: string[]) => (texts.length > 1 ? large().response() : taken(texts))
    const { device, run } = await aRound(2, { push })
    expect(await run()).toBeNull()
    expect(await device.db.outbox.count()).toBe(0)
  })

  it.each([
    ['half an answer', () => new Response('{"applied":1,'), 'not_endpoint'],
    ['another program’s answer', () => Response.json({ status: 'ok' }), 'not_endpoint'],
    ['an answer without the refused', () => Response.json({ applied: 3, duplicates: 0 }), 'not_endpoint'],
    ['a revoked token', () => refusal(401, {}, 'revoked').response(), 'revoked'],
    ['a broken server', () => refusal(500).response(), 'server_error'],
  ])('keeps everything after %s, and does not go on to pull', async (_, push, code) => {
    const { device, pulled, run } = await aRound(2, { push })
    expect(await run()).toMatchObject({ code })
    expect(await device.db.outbox.count()).toBe(3)
    expect(pulled).toEqual([])
  })
})

describe('pulling', () => {
  it('says who asks, and from where on', async () => {
    const { pulled, run, store } = await aRound(0, { push: taken })
    await run()
    await run()
    const [first, second] = pulled.map(({ searchParams }) => Object.fromEntries(searchParams))
    expect(first).toEqual({ protocol: String(PROTOCOL), device: (await store.place()).deviceId })
    expect(second).toEqual({ ...first, cursor: 'c1' })
  })

  it('drops what came while a backup was restored, and sends what that brought before it asks again', async () => {
    const order: string[] = []
    const push = (texts: string[]) => {
      order.push(`push ${texts.length}`)
      return taken(texts)
    }
    const { device, run, store, pulled } = await aRound(1, { push, pull: () => lastPage('c9') })
    const { text } = await makeBackup(device.db, T0)
    await run()
    const { fetch } = device.endpoint
    expect(pulled).toHaveLength(1)
    device.endpoint.fetch = async (url, init) => {
      device.endpoint.fetch = fetch
      const answer = await fetch(url, init)
      await restoreBackup(device.db, text, T0)
      return answer
    }
    await run()
    expect(order).toEqual(['push 2', 'push 2'])
    expect(pulled.map(({ searchParams }) => searchParams.get('cursor'))).toEqual([null, 'c9', WHOLE])
    expect(pulled[2]?.searchParams.get('device')).toBe((await store.place()).deviceId)
  })

  it('goes from page to page until there is no more', async () => {
    const pull = ({ searchParams }: URL) => {
      const next = Number(searchParams.get('cursor') ?? 0) + 1
      return Response.json({ rows: [], cursor: String(next), more: next < 4 })
    }
    const { pulled, run, store } = await aRound(0, { push: taken, pull })
    expect(await run()).toBeNull()
    expect(pulled).toHaveLength(4)
    expect((await store.place()).cursor).toBe('4')
  })

  it('keeps the pages that came when a later one fails', async () => {
    const pull = ({ searchParams }: URL) =>
      searchParams.has('cursor') ? refusal(500).response() : Response.json({ rows: [], cursor: 'first', more: true })
    const { run, store } = await aRound(0, { push: taken, pull })
    expect(await run()).toMatchObject({ code: 'server_error' })
    expect((await store.place()).cursor).toBe('first')
  })

  it('moves no cursor for a page that it cannot read', async () => {
    const pull = () => Response.json({ rows: [{ entity: 'invoice' }], cursor: 'c9', more: false })
    const { run, store } = await aRound(0, { push: taken, pull })
    expect(await run()).toMatchObject({ code: 'not_endpoint' })
    expect((await store.place()).cursor).toBe('')
  })

  it('does not ask for ever when an endpoint promises more and gives nothing', async () => {
    let left = 50
    const pull = () => Response.json({ rows: [], cursor: 'same', more: left-- > 0 })
    const { pulled, run } = await aRound(0, { push: taken, pull })
    await run()
    expect(pulled.length).toBeLessThan(5)
  })
})
