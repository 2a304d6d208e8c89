import { describe, expect, it } from 'vitest'
import { keepPicture, readPicture } from '@/utils/store/pictures'
import { createSyncStore } from '@/utils/store/sync-store'
import { gzip } from '@/utils/sync/batch'
import { fetchPicture, sendPictures } from '@/utils/sync/pictures'
import { aDevice, anAuthor, aPng, T0 } from '../store/device'
import { refusal } from './endpoint-stub'

const png = aPng(1, 2, 3)
const access = { url: 'http://endpoint', token: 'pb_x' }

/** A browser with one note that has a picture; `sent` says whether the endpoint has the note. */
async function aPicture(answer: (sha256: string) => Response, { sent = true } = {}) {
  const device = aDevice({ author: anAuthor() })
  const sha256 = await keepPicture(device.db, { bytes: png, nowMs: T0, unsent: true })
  await device.capture('seen', { screenshot: sha256 })
  if (sent) await device.db.outbox.clear()
  const asked: string[] = []
  const fetch = async (url: string, { method, body, headers }: RequestInit) => {
    const { 'content-type': type } = headers as Record<string, string>
    asked.push(`${method} ${new URL(url).pathname.split('/').at(-1)} ${type} ${(body as ArrayBuffer).byteLength}`)
    return answer(sha256)
  }
  const world = { fetch, now: () => T0, random: () => 0.5, compress: gzip, timeout: () => AbortSignal.timeout(5_000) }
  const run = () => sendPictures({ store: createSyncStore(device.db, device.author), world, access })
  return { run, asked, sha256, kept: () => readPicture(device.db, sha256), device }
}

const taken = (sha256: string) => Response.json({ sha256, type: 'image/png', size: png.length })

describe('a picture', () => {
  it('goes up whole under its name once the endpoint has its note, and only once', async () => {
    const { run, asked, sha256, kept } = await aPicture(taken)
    expect([await run(), await run()]).toEqual([null, null])
    expect(asked).toEqual([`PUT ${sha256} image/png ${png.length}`])
    expect(await kept()).toMatchObject({ unsent: 0, refusal: null })
  })

  it('waits for its note', async () => {
    const { run, asked } = await aPicture(taken, { sent: false })
    expect(await run()).toBeNull()
    expect(asked).toEqual([])
  })

  it('is sent again when the answer is of another one', async () => {
    const { run, kept } = await aPicture(() => Response.json({ sha256: 'a'.repeat(64), type: 'image/png', size: 11 }))
    expect(await run()).toMatchObject({ code: 'not_endpoint' })
    expect(await kept()).toMatchObject({ unsent: 1, refusal: null })
  })

  it('is kept with the reason when the endpoint will not take it, and not tried for ever', async () => {
    const { run, asked, kept } = await aPicture(() => refusal(413).response())
    expect([await run(), await run()]).toEqual([null, null])
    expect(asked).toHaveLength(1)
    expect(await kept()).toMatchObject({ unsent: 1, refusal: 'Because too_large.' })
  })

  it('waits like everything else while the endpoint is in trouble, and goes up when that is over', async () => {
    let away = true
    const { run, kept } = await aPicture((sha256) => (away ? refusal(503).response() : taken(sha256)))
    expect(await run()).toMatchObject({ code: 'server_error' })
    expect(await kept()).toMatchObject({ unsent: 1, refusal: null })
    away = false
    expect(await run()).toBeNull()
    expect(await kept()).toMatchObject({ unsent: 0, refusal: null })
  })

  it('that was damaged on this disk is not sent for ever', async () => {
    const { run, asked, kept, device } = await aPicture(taken)
    await device.db.attachments.toCollection().modify({ bytes: png.slice(1) })
    expect(await run()).toBeNull()
    expect([asked, (await kept())?.refusal]).toEqual([[], 'SHA-256'])
  })

  it('of a withdrawn note is not sent', async () => {
    const { run, asked, device } = await aPicture(taken)
    await device.db.objections.toCollection().modify({ deletedAt: new Date(T0).toISOString() })
    await run()
    expect(asked).toEqual([])
  })
})

describe('a picture of another browser', () => {
  const world = (answer: () => Response) => ({ fetch: async () => answer(), timeout: () => AbortSignal.timeout(5_000) })

  it('is taken when it is what its name says, and not otherwise', async () => {
    const { sha256 } = await aPicture(taken)
    expect(
      await fetchPicture(
        world(() => new Response(png)),
        access,
        sha256,
      ),
    ).toEqual(png)
    expect(
      await fetchPicture(
        world(() => new Response(png.slice(1))),
        access,
        sha256,
      ),
    ).toBeNull()
    expect(
      await fetchPicture(
        world(() => refusal(403).response()),
        access,
        sha256,
      ),
    ).toBeNull()
  })
})
