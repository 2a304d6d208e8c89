import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Mail, openMail } from '@/server/people/mail'
import { linkAnswer, signInWays } from '@/utils/model/people'
import { me } from '@/utils/model/views'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, signInByLink, type TestMember } from './endpoint'

interface Letter {
  to: string[]
  text: string
}

const letters: Letter[] = []
const errors: Error[] = []
let server: SMTPServer
let mail: Mail
let endpoint: Endpoint
let admin: TestMember
beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(Buffer.from(chunk))
      // A line that ends in = goes on in the next one, and =3D is a =.
      const text = Buffer.concat(chunks).toString().replaceAll('=\r\n', '').replaceAll('=3D', '=')
      letters.push({ to: envelope.rcptTo.map(({ address }) => address), text })
      done()
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const at = listening.address()
  const url = `smtp://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`
  mail = openMail({ url, from: 'pushback@example.com', onError: (error) => errors.push(error) })
  endpoint = openEndpoint({ mail })
  admin = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint), role: 'admin' })
})
afterAll(async () => {
  await endpoint.close()
  mail.close()
  server.close(() => undefined)
})

let made = 0
const newAddress = () => `letter-${process.pid}-${made++}@example.com`
const letterTo = (email: string) =>
  vi.waitFor(() => letters.find(({ to }) => to.includes(email)) ?? expect.fail('none'))
const tokenIn = ({ text }: Letter) => /\/sign-in#(\S+)/.exec(text)?.[1] ?? ''

async function invite(email: string) {
  const body = { email, roles: ['pm'] }
  return linkAnswer.parse(await (await dashboardOf(endpoint, admin).send('POST', '/api/members', body)).json())
}

const forgotten = (email: string) =>
  endpoint.app.request('/api/sign-in/forgotten', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  })

describe('an endpoint that sends mail', () => {
  it('mails an invitation to its person, and shows its link to nobody else', async () => {
    const email = newAddress()
    expect(await invite(email)).toMatchObject({ link: null, mailed: true })
    const cookie = await signInByLink(endpoint, tokenIn(await letterTo(email)))
    expect(await dashboardOf(endpoint, { ...admin, cookie }).get(me, '/api/me')).toMatchObject({ roles: ['pm'] })
  })

  it('mails a link to who has forgotten their password, and says the same of an address that nobody has', async () => {
    const email = newAddress()
    await invite(email)
    letters.length = 0
    expect((await forgotten(email.toUpperCase())).status).toBe(204)
    expect((await forgotten('nobody@example.com')).status).toBe(204)
    expect(await signInByLink(endpoint, tokenIn(await letterTo(email)))).not.toBe('')
    expect(letters).toHaveLength(1)
  })

  it('does not fill somebody’s letter box', async () => {
    const email = newAddress()
    for (let sent = 0; sent < 3; sent++) expect((await forgotten(email)).status).toBe(204)
    expect((await forgotten(email)).status).toBe(429)
  })

  it('gives the link to the admin when the mail server is away', async () => {
    const away = openMail({
      url: 'smtp://127.0.0.1:9',
      from: 'pushback@example.com',
      onError: (error) => errors.push(error),
    })
    const other = openEndpoint({ mail: away })
    const body = { email: newAddress(), roles: ['se'] }
    const response = await dashboardOf(other, admin).send('POST', '/api/members', body)
    const { link, mailed } = linkAnswer.parse(await response.json())
    expect(mailed).toBe(false)
    expect(await signInByLink(other, new URL(link ?? '').hash.slice(1))).not.toBe('')
    expect(errors).toHaveLength(1)
    await other.close()
    away.close()
  })
})

describe('an endpoint that sends none', () => {
  it('says so', async () => {
    const other = openEndpoint()
    const ways = signInWays.parse(await (await other.app.request('/api/sign-in')).json())
    expect(ways).toEqual({ provider: null, mail: false })
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"email":"a@example.com"}' }
    expect((await other.app.request('/api/sign-in/forgotten', init)).status).toBe(404)
    await other.close()
  })
})
