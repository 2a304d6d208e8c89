import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { FaultyInputError, GoneError, StorageError, StorageFullError, storing } from '@/utils/store/errors'
import { t } from '@/utils/store/fault-strings'

const failing = (error: unknown) => storing(() => Promise.reject(error))

describe('what IndexedDB throws', () => {
  it.each([
    ['the browser’s own quota error', new DOMException('Quota exceeded', 'QuotaExceededError')],
    ['Dexie’s', new Dexie.QuotaExceededError('full')],
    [
      'one inside an abort',
      new Dexie.AbortError('aborted', new DOMException('', 'QuotaExceededError') as unknown as Error),
    ],
    ['a full disk without a name', new Error('Encountered full disk while opening backing store')],
  ])('comes out as a full storage: %s', async (_, error) => {
    await expect(failing(error)).rejects.toThrow(StorageFullError)
  })

  it('comes out as a storage error otherwise, with its cause', async () => {
    const cause = new DOMException('Connection is closing', 'InvalidStateError')
    await expect(failing(cause)).rejects.toMatchObject({ name: 'StorageError', cause })
    await expect(failing('nonsense')).rejects.toThrow(StorageError)
  })

  it('lets our own errors through', async () => {
    await expect(failing(new GoneError('x'))).rejects.toThrow(GoneError)
  })
})

describe('what is wrong with an input', () => {
  it('is said in the language that is spoken when it is shown, with its numbers', async () => {
    const error = new FaultyInputError('fault.tooLong.text', { length: 12_345, limit: 10_000 })
    expect(error.text()).toMatch(/^The text has 12,345 characters; 10,000 fit/)
    await t.speak('de')
    expect(error.text()).toMatch(/^Der Text hat 12.345 Zeichen; 10.000 passen/)
    await t.speak('en')
  })
})
