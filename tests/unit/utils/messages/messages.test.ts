import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inputs } from '@/entrypoints/background/inputs'
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

  it('that carry something are parsed by a schema of their own name', () => {
    const carrying = [...source('utils/messages/messages.ts').matchAll(/^ {2}(\w+)\(input: /gm)].map(([, name]) => name)
    expect(Object.keys(inputs).sort()).toEqual(carrying.sort())
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

  it.each(codes('ConnectionFault', 'utils/sync/hello.ts'))('has a text for the fault %s of a connection', (code) => {
    expect(settingsStrings).toHaveProperty([`connection.${code}`])
  })

  it.each(['unavailable', 'gone'])('has a text for the fault %s, which a page finds out by itself', (code) => {
    expect(panelStrings).toHaveProperty([`error.${code}`])
    expect(settingsStrings).toHaveProperty([`error.${code}`])
  })

  it.each([
    ['why.', panelStrings],
    ['problem.', settingsStrings],
    ['connection.', settingsStrings],
    ['error.', panelStrings],
    ['error.', settingsStrings],
  ])('is one that can be met: no text under %s is left over', (prefix, catalogue) => {
    const known = ['StoreFault', 'SyncProblemCode', 'ConnectionFault'].flatMap((type) => codes(type, 'utils/*/*.ts'))
    const texts = Object.keys(catalogue).filter((key) => key.startsWith(prefix))
    const left = texts.map((key) => key.slice(prefix.length)).filter((code) => !known.includes(code))
    expect(left.filter((code) => !['sending', 'unavailable', 'gone'].includes(code))).toEqual([])
  })

  it('was found in the source', () => {
    expect(codes('StoreFault', 'utils/messages/messages.ts')).toContain('storage_full')
    expect(codes('SyncProblemCode', 'utils/sync/state.ts')).toContain('upgrade')
    expect(codes('ConnectionFault', 'utils/sync/hello.ts')).toEqual([
      'address_malformed',
      'token_malformed',
      'protocol',
    ])
  })
})
