import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { ChangeHub } from '@/server/store/change-hub'
import { newId, workspaceId } from '@/utils/model/ids'

const workspace = newId(workspaceId)
const log = pino({ level: 'silent' })

/** Answers with the next counter each time it is asked, then with the last for good. */
function counters(...values: (number | Error)[]) {
  let asked = 0
  const read = async () => {
    const value = values[Math.min(asked++, values.length - 1)] ?? 0
    if (value instanceof Error) throw value
    return value
  }
  return { read, asked: () => asked }
}

function heard(hub: ChangeHub, count: number): Promise<number[]> {
  const stop = new AbortController()
  const seqs: number[] = []
  return new Promise((resolve) => {
    const onChange = (seq: number) => {
      seqs.push(seq)
      if (seqs.length < count) return
      stop.abort()
      resolve(seqs)
    }
    hub.listen(workspace, { signal: stop.signal, onChange })
  })
}

describe('ChangeHub', () => {
  it('tells of rises only', async () => {
    const hub = new ChangeHub({ read: counters(5, 5, 6, 6, 9).read, log, everyMs: 1 })
    expect(await heard(hub, 2)).toEqual([6, 9])
  })

  it('tells every listener', async () => {
    const hub = new ChangeHub({ read: counters(1, 1, 1, 2).read, log, everyMs: 1 })
    expect(await Promise.all([heard(hub, 1), heard(hub, 1)])).toEqual([[2], [2]])
  })

  it('goes on after a look that failed', async () => {
    const hub = new ChangeHub({ read: counters(1, new Error('away'), 2).read, log, everyMs: 1 })
    expect(await heard(hub, 1)).toEqual([2])
  })

  it('does not listen for who has gone already', () => {
    const { read, asked } = counters(1)
    new ChangeHub({ read, log, everyMs: 1 }).listen(workspace, {
      signal: AbortSignal.abort(),
      onChange: () => undefined,
    })
    expect(asked()).toBe(0)
  })
})
