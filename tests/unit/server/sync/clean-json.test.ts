import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean } from '@/server/sync/clean-json'

function nested(depth: number): Record<string, unknown> {
  let value: Record<string, unknown> = {}
  for (let i = 1; i < depth; i++) value = { a: value }
  return value
}

describe('clean', () => {
  it('replaces what PostgreSQL cannot store, in names too', () => {
    expect(clean({ 'a\0': ['\ud800', { b: 'ok' }] })).toEqual({ 'a\uFFFD': ['\uFFFD', { b: 'ok' }] })
  })

  it('refuses what is nested too deeply', () => {
    expect(clean(nested(20))).toBeDefined()
    expect(clean(nested(50_000))).toBeUndefined()
  })

  it('changes nothing else', () => {
    const json = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' }))
    fc.assert(
      fc.property(json, (value) => {
        const storable = JSON.parse(JSON.stringify(value).replaceAll('\\u0000', ''))
        expect(clean(storable)).toEqual(storable)
      }),
    )
  })
})
