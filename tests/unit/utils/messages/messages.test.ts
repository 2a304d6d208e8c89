import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { panelStrings } from '@/utils/strings/en/panel'
import { settingsStrings } from '@/utils/strings/en/settings'

const source = (pattern: string) =>
  globSync(pattern)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')

const declared = [...source('utils/messages/messages.ts').matchAll(/^ {2}(\w+)\(.*\): Result</gm)].map(
  ([, name]) => name,
)
const handled = [...source('entrypoints/background/*.ts').matchAll(/onMessage\(\s*'(\w+)'/g)].map(([, name]) => name)

const codes = (type: string, file: string) => {
  const [, union = ''] = new RegExp(`export type ${type} =([^\\n]*(?:\\n {2}\\|[^\\n]*)*)`).exec(source(file)) ?? []
  return [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code)
}

describe('the messages', () => {
  it('have one handler each, and no handler is for none', () => {
    expect(declared.length).toBeGreaterThan(20)
    expect([...handled].sort()).toEqual([...declared].sort())
  })
})

describe('every code that a user may meet', () => {
  it.each(codes('StoreFault', 'utils/messages/messages.ts'))('has a text for the fault %s', (code) => {
    expect(panelStrings).toHaveProperty([`error.${code}`])
    expect(settingsStrings).toHaveProperty([`error.${code}`])
  })

  it.each(codes('SyncProblemCode', 'utils/sync/state.ts'))('has a text for the problem %s', (code) => {
    expect(panelStrings).toHaveProperty([`why.${code}`])
    expect(settingsStrings).toHaveProperty([`problem.${code}`])
    expect(settingsStrings).toHaveProperty([`connection.${code}`])
  })
})
