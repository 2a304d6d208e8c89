import { describe, expect, it } from 'vitest'
import { Latest } from '@/components/extension/latest'

/** Whoever is asked answers when the test says so. */
function aSlowOracle() {
  const asked: string[] = []
  const answers: (() => void)[] = []
  const told: string[] = []
  const latest = new Latest<string, string>(
    (question) => {
      asked.push(question)
      return new Promise((resolve) => answers.push(() => resolve(`about ${question}`)))
    },
    (answer) => told.push(answer),
  )
  const answerNext = async () => {
    answers.shift()?.()
    for (let i = 0; i < 5; i++) await Promise.resolve()
  }
  return { latest, asked, told, answerNext }
}

describe('questions that come faster than the answers', () => {
  it('are asked one at a time, and of those that wait only the newest', async () => {
    const { latest, asked, told, answerNext } = aSlowOracle()
    for (const text of ['w', 'wi', 'win']) latest.want(text)
    await answerNext()
    await answerNext()
    expect(asked).toEqual(['w', 'win'])
    expect(told).toEqual(['about win'])
  })

  it('get no answer once nobody wants it', async () => {
    const { latest, told, answerNext } = aSlowOracle()
    latest.want('win')
    latest.forget()
    await answerNext()
    expect(told).toEqual([])
  })

  it('are asked again after that', async () => {
    const { latest, told, answerNext } = aSlowOracle()
    latest.want('win')
    latest.forget()
    latest.want('conf')
    await answerNext()
    await answerNext()
    expect(told).toEqual(['about conf'])
  })
})
