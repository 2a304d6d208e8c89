import { describe, expect, it } from 'vitest'
import { baseUrl } from '@/server/base-url'

describe('baseUrl', () => {
  it.each([
    ['127.0.0.1', 'http://localhost:4380'],
    ['0.0.0.0', 'http://localhost:4380'],
    ['demo.example.com', 'http://demo.example.com:4380'],
  ])('of %s is %s', (host, url) => {
    expect(baseUrl({ host, port: 4380, publicUrl: undefined })).toBe(url)
  })

  it('is the public one where there is one', () => {
    expect(baseUrl({ host: '127.0.0.1', port: 1, publicUrl: 'https://p.example.com' })).toBe('https://p.example.com')
  })
})
