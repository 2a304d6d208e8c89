import { once } from 'node:events'
import { createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { examineSignIn } from '@/server/doctor/sign-in'
import { startProvider } from './provider'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const AWAY = { mail: { url: 'smtp://127.0.0.1:9', from: 'pushback@example.com' }, oidc: undefined }

async function mailServer(options: ConstructorParameters<typeof SMTPServer>[0]) {
  const server = new SMTPServer({ disabledCommands: ['STARTTLS'], logger: false, ...options })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  closing.push(() => server.close(() => undefined))
  const at = listening.address()
  return typeof at === 'object' ? at?.port : 0
}

const mail = (url: string) => examineSignIn({ mail: { url, from: 'pushback@example.com' }, oidc: undefined })

describe('pushback doctor', () => {
  it('says nothing of mail and provider where none is set', async () => {
    expect(await examineSignIn({ mail: undefined, oidc: undefined })).toEqual([])
  })

  it('finds a mail server well that takes us, and says why one does not', async () => {
    const open = await mailServer({ authOptional: true })
    expect(await mail(`smtp://127.0.0.1:${open}`)).toMatchObject([{ about: 'mail', level: 'ok' }])
    const strict = await mailServer({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('no such user eva@example.com')),
    })
    const [refused] = await mail(`smtp://eva:wrong@127.0.0.1:${strict}`)
    expect(refused).toMatchObject({ level: 'fail', says: expect.stringMatching(/\(EAUTH\).*Check SMTP_URL/) })
    expect(refused?.says).not.toContain('eva')
    expect(await examineSignIn(AWAY)).toMatchObject([
      { says: expect.stringMatching(/\((ESOCKET|ECONNECTION|ECONNREFUSED)\)/) },
    ])
  })

  it('finds a provider well that says where it signs people in, and tells another web server from one', async () => {
    const provider = await startProvider({ back: 'http://localhost/api/auth/callback/oidc' })
    closing.push(() => provider.stop())
    const oidc = provider.settings
    expect(await examineSignIn({ mail: undefined, oidc })).toMatchObject([{ about: 'provider', level: 'ok' }])
    const elsewhere = { ...oidc, issuer: `${oidc.issuer}/nowhere` }
    const [wrong] = await examineSignIn({ mail: undefined, oidc: elsewhere })
    expect(wrong?.says).toMatch(/no description of an OpenID Connect provider \(it answered 404\)/)
  })

  it('does not wait for a provider that never answers', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    closing.push(() => silent.close())
    const at = silent.address()
    const issuer = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`
    const oidc = { issuer, clientId: 'pushback', clientSecret: 'secret', name: 'Acme login' }
    const [finding] = await examineSignIn({ mail: undefined, oidc })
    expect(finding).toMatchObject({ level: 'fail', says: expect.stringMatching(/no answer within 5 seconds/) })
  }, 20_000)
})
