import { describe, expect, it } from 'vitest'
import { isFiller, stemOf, tokensOf } from '@/utils/analysis/tokens'

describe('the words of a text', () => {
  it.each([
    ['No Windows-registry (HKLM)!', ['no', 'windows', 'registry', 'hklm']],
    ['Café Müller, Öresund', ['cafe', 'muller', 'oresund']],
    ['Поддержка Windows', ['поддержка', 'windows']],
    ['لا يدعم التسجيل', ['لا', 'يدعم', 'التسجيل']],
    ['設定が多い', ['設定', '定か', 'か多', '多い']],
    ['Windows設定', ['windows', '設定']],
    ['鍵', ['鍵']],
    ['ARM64 s390x', ['arm64', 's390x']],
    ['–!? …', []],
    ['', []],
  ])('%j are %j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens)
  })
})

describe('what the forms of a word have in common', () => {
  it.each([
    ['policies', 'policy'],
    ['objects', 'object'],
    ['scripted', 'scripting'],
    ['reports', 'reporting'],
    ['настройки', 'настройка'],
    ['المستخدم', 'مستخدم'],
  ])('%j and %j are found by each other', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other))
  })

  it.each(['sso', 'cpu', 'app', 'pass'])('leaves %j as it is', (word) => {
    expect(stemOf(word)).toBe(word)
  })
})

describe('a filler', () => {
  it.each(['the', 'no', 'nicht', 'pas'])('%j says nothing about what is asked for', (word) => {
    expect(isFiller(word)).toBe(true)
  })

  it.each(['sso', 'windows', 'slow', 'price'])('%j is none', (word) => {
    expect(isFiller(word)).toBe(false)
  })
})
