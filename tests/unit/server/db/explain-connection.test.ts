import { describe, expect, it } from 'vitest'
import { explainConnection } from '@/server/db/explain-connection'
import { BadInputError } from '@/utils/model/errors'

const URL_WITH_SECRET = 'postgres://app:secret@db.example.com:5432/pushback'
const failure = (code: string) => Object.assign(new Error('low-level words'), { code })

describe('explainConnection', () => {
  it.each([
    ['ECONNREFUSED', 'nothing listens there'],
    ['ENOTFOUND', 'there is no such host'],
    ['28P01', 'it refuses the password'],
    ['3D000', 'it has no such database'],
    ['42501', 'low-level words'],
  ])('says for %s that %s', (code, words) => {
    const explained = explainConnection(failure(code), URL_WITH_SECRET)
    expect(explained).toBeInstanceOf(BadInputError)
    expect(String(explained)).toContain('pushback at db.example.com:5432 cannot be used as app')
    expect(String(explained)).toContain(words)
  })

  it('never tells the password', () => {
    expect(String(explainConnection(failure('28P01'), URL_WITH_SECRET))).not.toContain('secret')
  })

  it('leaves other errors as they are', () => {
    const error = failure('XX000')
    expect(explainConnection(error, URL_WITH_SECRET)).toBe(error)
  })
})
