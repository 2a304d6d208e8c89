import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from '@/utils/capture/draft'
import { DraftKeeper } from '@/utils/store/draft-keeper'
import { aDraft } from './device'

/** A disk on which each write ends when the test says so. */
function aSlowDisk() {
  const written: [string, string | null][] = []
  const ends: ((failed?: Error) => void)[] = []
  const write = (key: string, draft: Draft | null) =>
    new Promise<void>((resolve, reject) => {
      written.push([key, draft?.line ?? null])
      ends.push((failed) => (failed ? reject(failed) : resolve()))
    })
  const endNext = async (failed?: Error) => {
    ends.shift()?.(failed)
    // Lets what waited for it begin.
    for (let i = 0; i < 5; i++) await Promise.resolve()
  }
  return { written, endNext, write, left: () => ends.length }
}

describe('drafts that come faster than the disk', () => {
  it('are written one after the other, and of those that wait only the newest', async () => {
    const disk = aSlowDisk()
    const keeper = new DraftKeeper(disk.write)
    const kept = ['n', 'ne', 'nee', 'need'].map((line) => keeper.keep('tab:1', aDraft(line)))
    await disk.endNext()
    await disk.endNext()
    await Promise.all(kept)
    expect(disk.written).toEqual([
      ['tab:1', 'n'],
      ['tab:1', 'need'],
    ])
  })

  it('of two tabs do not wait for each other', () => {
    const disk = aSlowDisk()
    const keeper = new DraftKeeper(disk.write)
    void keeper.keep('tab:1', aDraft('here'))
    void keeper.keep('tab:2', aDraft('there'))
    expect(disk.written).toEqual([
      ['tab:1', 'here'],
      ['tab:2', 'there'],
    ])
  })

  it('tell a failed write to who asked for it, and go on', async () => {
    const disk = aSlowDisk()
    const keeper = new DraftKeeper(disk.write)
    const first = keeper.keep('tab:1', aDraft('first'))
    const second = keeper.keep('tab:1', aDraft('second'))
    const failed = expect(first).rejects.toThrow('full')
    await disk.endNext(new Error('full'))
    await failed
    await disk.endNext()
    await second
    expect(disk.written.at(-1)).toEqual(['tab:1', 'second'])
  })

  it('end with the last one written, whatever the order of typing and writing', async () => {
    const steps = fc.array(fc.oneof(fc.string(), fc.constant(null), fc.constant('end' as const)), { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const disk = aSlowDisk()
        const keeper = new DraftKeeper(disk.write)
        const typed: (string | null)[] = []
        for (const step of script) {
          if (step === 'end') await disk.endNext()
          else {
            typed.push(step)
            void keeper.keep('tab:1', step === null ? null : aDraft(step))
          }
        }
        while (disk.left() > 0) await disk.endNext()
        expect(disk.written.at(-1)?.[1]).toEqual(typed.at(-1))
      }),
    )
  })
})
