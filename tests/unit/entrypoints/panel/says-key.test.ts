import { describe, expect, it } from 'vitest'
import { saysKey } from '@/entrypoints/panel/says-key'

describe('the key that says M', () => {
  it.each([
    ['on an American keyboard', { key: 'm', code: 'KeyM' }, true],
    ['with Shift', { key: 'M', code: 'KeyM' }, true],
    ['on a French one, in another place', { key: 'm', code: 'Semicolon' }, true],
    ['not the comma that stands in its place there', { key: ',', code: 'KeyM' }, false],
    ['on a Russian one, by its place', { key: 'ь', code: 'KeyM' }, true],
    ['on a Mac, where Alt types a sign with it', { key: 'µ', code: 'KeyM' }, true],
    ['on a Mac, where Alt begins an accent', { key: 'Dead', code: 'KeyM' }, true],
    ['not another letter', { key: 'n', code: 'KeyN' }, false],
  ])('is found %s', (_, pressed, says) => {
    expect(saysKey('m', pressed)).toBe(says)
  })
})
