import { describe, expect, it } from 'vitest'
import { deviceId, newId } from '@/utils/model/ids'
import { gzip } from '@/utils/sync/batch'
import { SyncLoop } from '@/utils/sync/loop'
import { syncRound } from '@/utils/sync/round'
import { INITIAL_STATE } from '@/utils/sync/state'
import { T0 } from '../store/device'

/** A loop whose rounds only fetch; `rest` is called when a round has just ended and a timer is asked for. */
function aLoop({ rest }: { rest(loop: SyncLoop): void }) {
  const seen = { rounds: 0 }
  const fetch = async () => {
    seen.rounds++
    return Response.json({ rows: [], cursor: 'c', more: false })
  }
  const store = {
    ...{ nextBatch: async () => [], settle: async () => undefined, applyPull: async () => true },
    countUnsent: async () => 0,
    ...{ nextPicture: async () => null, settlePicture: async () => undefined },
    place: async () => ({ cursor: 'c', deviceId: newId(deviceId) }),
  }
  const loop = new SyncLoop({
    state: { load: async () => INITIAL_STATE, save: async () => undefined },
    world: { fetch, now: () => T0, random: () => 0.5, compress: gzip, timeout: () => AbortSignal.timeout(5_000) },
    round: syncRound,
    session: async () => ({ access: { url: 'http://endpoint', token: 'pb_x' }, store }),
    ...{ watched: async () => true, online: () => true, onChange: () => undefined, onError: () => undefined },
    listener: { listen: () => undefined, hears: false },
    wakeAt: () => rest(loop),
  })
  return { loop, seen }
}

/** Runs `then` after so many turns of the microtask queue: nothing else can come in between. */
function after(turns: number, then: () => void): void {
  if (turns === 0) then()
  else queueMicrotask(() => after(turns - 1, then))
}

describe('a note that is written while a round ends', () => {
  it.each(Array.from({ length: 10 }, (_, turns) => turns))('is taken along, %i turns after the end', async (turns) => {
    const done = Promise.withResolvers<void>()
    let late: Promise<void> | undefined
    const { loop, seen } = aLoop({
      rest: (loop) => {
        if (late) return
        late = Promise.resolve()
        after(turns, () => loop.hurry().then(done.resolve))
      },
    })
    await loop.hurry()
    await done.promise
    expect(seen.rounds).toBe(2)
  })
})

describe('a loop', () => {
  it('runs one round at a time, and one more for all who asked meanwhile', async () => {
    const { loop, seen } = aLoop({ rest: () => undefined })
    await Promise.all([loop.hurry(), loop.hurry(), loop.hurry(), loop.wake()])
    expect(seen.rounds).toBe(2)
  })

  it('runs no second round for a timer that goes off meanwhile', async () => {
    const { loop, seen } = aLoop({ rest: () => undefined })
    await Promise.all([loop.hurry(), loop.wake(), loop.wake()])
    expect(seen.rounds).toBe(1)
  })
})
