import { describe, expect, it } from 'vitest'
import { askAgain } from '@/components/extension/ask'
import { fail, ok } from '@/utils/messages/result'

/** A background that answers as told, one time after the other. */
function aBackground(
  ...answers: (() => Promise<ReturnType<typeof ok<string>> | ReturnType<typeof fail<'storage'>>>)[]
) {
  let asked = 0
  return { ask: () => answers[asked++]?.() ?? Promise.reject(new Error('asked too often')), times: () => asked }
}
const lost = () => Promise.reject(new Error('The message channel closed before a response was received'))

describe('what may be asked twice', () => {
  it('is asked once more when the answer is lost', async () => {
    const background = aBackground(lost, async () => ok('saved'))
    expect(await askAgain(background.ask)).toEqual({ ok: true, value: 'saved' })
  })

  it('is not asked again when the background says no', async () => {
    const background = aBackground(async () => fail('storage', 'full'))
    expect(await askAgain(background.ask)).toMatchObject({ ok: false, fault: { code: 'storage' } })
    expect(background.times()).toBe(1)
  })

  it('says so when nobody answers the second time either', async () => {
    expect(await askAgain(aBackground(lost, lost).ask)).toMatchObject({ ok: false, fault: { code: 'gone' } })
  })
})
