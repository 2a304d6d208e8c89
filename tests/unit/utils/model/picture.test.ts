import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '@/utils/model/ids'
import { pictureTypeOf, sha256Of } from '@/utils/model/picture'

const anyBytes = fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.from(bytes))

describe('a picture’s name', () => {
  it('is the SHA-256 of its bytes in small hex, as every other program makes it', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        const name = await sha256Of(bytes)
        expect(name).toBe(createHash('sha256').update(bytes).digest('hex'))
        expect(sha256.safeParse(name).success).toBe(true)
      }),
    )
  })

  it.each(['', 'ABC', `${'a'.repeat(63)}`, `${'A'.repeat(64)}`, `${'a'.repeat(64)}\n`])('is never %j', (text) => {
    expect(sha256.safeParse(text).success).toBe(false)
  })
})

describe('what bytes are', () => {
  it.each([
    ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]],
    ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0, 1]],
    ['image/webp', [0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50, 1]],
  ])('is told by how they begin: %s', (type, bytes) => {
    expect(pictureTypeOf(Uint8Array.from(bytes))).toBe(type)
  })

  it('is no picture when the beginning is cut or another’s', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        fc.pre(bytes[0] !== 0x89 && bytes[0] !== 0xff && bytes[0] !== 0x52)
        expect(pictureTypeOf(bytes)).toBeUndefined()
      }),
    )
    expect(pictureTypeOf(Uint8Array.from([0x89, 0x50, 0x4e]))).toBeUndefined()
    expect(pictureTypeOf(new TextEncoder().encode('RIFF....WAVEfmt '))).toBeUndefined()
  })
})
