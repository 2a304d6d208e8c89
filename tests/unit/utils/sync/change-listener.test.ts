import { describe, expect, it, vi } from 'vitest'
import { ChangeListener } from '@/utils/sync/change-listener'

const ACCESS = { url: 'http://endpoint', token: 'pb_x' }

/** A listener and the ends of the streams that it has opened. */
function aListener() {
  const world = { nowMs: 0 }
  const streams: { url: string; init: RequestInit; say(text: string): void; end(): void }[] = []
  const heard = { changes: 0, ends: 0 }
  const listener = new ChangeListener({
    world: {
      now: () => world.nowMs,
      fetch: async (url, init) => {
        let source: ReadableStreamDefaultController<Uint8Array> | undefined
        const body = new ReadableStream<Uint8Array>({
          start: (controller) => {
            source = controller
          },
        })
        init.signal?.addEventListener('abort', () => source?.error(new DOMException('Aborted', 'AbortError')))
        const say = (text: string) => source?.enqueue(new TextEncoder().encode(text))
        streams.push({ url, init, say, end: () => source?.close() })
        return new Response(body)
      },
    },
    onChange: () => heard.changes++,
    onEnd: () => heard.ends++,
  })
  return { listener, streams, heard, world }
}

describe('a listener', () => {
  it('asks with the token and hears each change', async () => {
    const { listener, streams, heard } = aListener()
    listener.listen(ACCESS)
    await vi.waitFor(() => expect(streams).toHaveLength(1))
    expect(streams[0]).toMatchObject({
      url: 'http://endpoint/api/events',
      init: { headers: { authorization: 'Bearer pb_x' } },
    })
    expect(listener.hears).toBe(false)
    streams[0]?.say(': listening\n\n')
    await vi.waitFor(() => expect(listener.hears).toBe(true))
    expect(heard.changes).toBe(0)
    streams[0]?.say('event: change\ndata: {"seq":1}\n\n')
    await vi.waitFor(() => expect(heard.changes).toBe(1))
  })

  it('hears a change that arrives in pieces', async () => {
    const { listener, streams, heard } = aListener()
    listener.listen(ACCESS)
    await vi.waitFor(() => expect(streams).toHaveLength(1))
    streams[0]?.say(': listening\n\nevent: cha')
    streams[0]?.say('nge\r\ndata: {"seq"')
    await vi.waitFor(() => expect(heard.changes).toBe(1))
  })

  it('opens one stream, however often it is asked to listen', async () => {
    const { listener, streams } = aListener()
    for (let asked = 0; asked < 3; asked++) listener.listen({ ...ACCESS })
    await vi.waitFor(() => expect(streams).toHaveLength(1))
    streams[0]?.say(': \n\n')
    await vi.waitFor(() => expect(listener.hears).toBe(true))
    listener.listen({ ...ACCESS })
    expect(streams).toHaveLength(1)
  })

  it('says when it can hear no longer, and opens another stream when asked again', async () => {
    const { listener, streams, heard } = aListener()
    listener.listen(ACCESS)
    await vi.waitFor(() => expect(streams).toHaveLength(1))
    streams[0]?.say(': \n\n')
    await vi.waitFor(() => expect(listener.hears).toBe(true))
    streams[0]?.end()
    await vi.waitFor(() => expect(heard.ends).toBe(1))
    expect(listener.hears).toBe(false)
    listener.listen(ACCESS)
    await vi.waitFor(() => expect(streams).toHaveLength(2))
  })

  it('takes a stream that has fallen silent for dead', async () => {
    const { listener, streams, world } = aListener()
    listener.listen(ACCESS)
    await vi.waitFor(() => expect(streams).toHaveLength(1))
    streams[0]?.say(': \n\n')
    await vi.waitFor(() => expect(listener.hears).toBe(true))
    world.nowMs += 60_000
    expect(listener.hears).toBe(false)
    listener.listen(ACCESS)
    await vi.waitFor(() => expect(streams).toHaveLength(2))
    expect(streams[0]?.init.signal?.aborted).toBe(true)
  })

  it('gives up on a stream that never answers', async () => {
    const { listener, streams, world } = aListener()
    listener.listen(ACCESS)
    await vi.waitFor(() => expect(streams).toHaveLength(1))
    world.nowMs += 60_000
    listener.listen(ACCESS)
    await vi.waitFor(() => expect(streams).toHaveLength(2))
    expect(streams[0]?.init.signal?.aborted).toBe(true)
  })

  it('listens for another account with that one’s token only', async () => {
    const { listener, streams, heard } = aListener()
    listener.listen(ACCESS)
    await vi.waitFor(() => expect(streams).toHaveLength(1))
    listener.listen({ ...ACCESS, token: 'pb_y' })
    await vi.waitFor(() => expect(streams).toHaveLength(2))
    expect(streams[0]?.init.signal?.aborted).toBe(true)
    expect(streams[1]?.init.headers).toEqual({ authorization: 'Bearer pb_y' })
    listener.listen(null)
    expect(streams[1]?.init.signal?.aborted).toBe(true)
    expect(heard).toEqual({ changes: 0, ends: 0 })
  })
})
