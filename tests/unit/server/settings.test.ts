import { describe, expect, it } from 'vitest'
import { readSettings } from '@/server/settings'

describe('readSettings', () => {
  it('needs nothing', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 4380,
      dataDir: './data',
      databaseUrl: undefined,
      migrateUrl: undefined,
      publicUrl: undefined,
      picturesDir: undefined,
      pictureBytes: 1_073_741_824,
      trustProxy: false,
      oidc: undefined,
      mail: undefined,
      logLevel: 'info',
    })
  })

  it('takes an empty variable as none', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toEqual(readSettings({}))
  })

  it('takes slashes off the public address', () => {
    expect(readSettings({ PUBLIC_URL: 'https://pushback.example.com/' }).publicUrl).toBe('https://pushback.example.com')
  })

  it.each([
    [{ PORT: '70000' }, /PORT/],
    [{ PORT: '43.5' }, /PORT is not a whole number/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL is not an address like postgres/],
    [{ PUBLIC_URL: 'pushback.example.com' }, /PUBLIC_URL is not an address like https/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    [{ PICTURES_MB: 'much' }, /PICTURES_MB is not a number of MiB/],
    [{ OIDC_ISSUER: 'https://login.example.com' }, /OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/],
    [
      { OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' },
      /needs PUBLIC_URL.*\/api\/auth\/callback\/oidc/,
    ],
    [{ SMTP_URL: 'mail.example.com' }, /SMTP_URL is not an address like smtp:/],
    [{ SMTP_URL: 'smtp://mail.example.com' }, /SMTP_URL needs MAIL_FROM/],
    [{ PORT: 'x', LOG_LEVEL: 'loud' }, /PORT.*LOG_LEVEL/],
  ])('refuses %j', (env, message) => {
    expect(() => readSettings(env)).toThrow(message)
  })

  it.each(['0.0.0.0', '::', '192.168.1.5', 'pushback.local'])('does not listen on %s by accident', (HOST) => {
    expect(() => readSettings({ HOST })).toThrow(/PUBLIC_URL.*ALLOW_PUBLIC_HTTP/)
    expect(readSettings({ HOST, PUBLIC_URL: 'https://p.example.com' }).host).toBe(HOST)
    expect(readSettings({ HOST, ALLOW_PUBLIC_HTTP: '1' }).host).toBe(HOST)
    expect(() => readSettings({ HOST, PUBLIC_URL: 'http://p.example.com' })).toThrow()
  })

  it.each(['127.0.0.1', '127.8.0.1', 'localhost', '::1'])('listens on %s', (HOST) => {
    expect(readSettings({ HOST }).host).toBe(HOST)
  })
})
