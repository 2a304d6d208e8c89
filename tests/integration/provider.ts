import { once } from 'node:events'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import type { OidcProvider } from '@/server/people/auth'

const CLIENT = { clientId: 'pushback', clientSecret: 'a secret of this test, long enough' }

export interface TestProvider {
  settings: OidcProvider
  /** Signs in at the provider as this address, as a person does there; the address that it sends them back to. */
  signIn(url: string, email: string): Promise<string>
  stop(): Promise<void>
}

/** A real OpenID Connect provider on 127.0.0.1, at which everybody can sign in as whom they say. */
export async function startProvider({
  back,
  proved = true,
}: {
  back: string
  proved?: boolean | undefined
}): Promise<TestProvider> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  const issuer = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [back] }],
    conformIdTokenClaims: false,
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}`, email_verified: proved, name: 'Eva' }),
    }),
  })
  server.on('request', provider.callback())
  return {
    settings: { issuer, ...CLIENT, name: 'Acme login' },
    signIn: (url, email) => new AtProvider(issuer).signIn(url, email),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A browser at the provider: it follows redirects, keeps cookies and fills in its two forms. */
class AtProvider {
  private readonly cookies = new Map<string, string>()

  constructor(private readonly issuer: string) {}

  async signIn(url: string, email: string): Promise<string> {
    let next = { url, body: undefined as URLSearchParams | undefined }
    for (let hop = 0; hop < 12; hop++) {
      const response = await this.request(next.url, next.body)
      const location = response.headers.get('location')
      if (location && !new URL(location, this.issuer).href.startsWith(this.issuer)) return location
      if (location) next = { url: new URL(location, this.issuer).href, body: undefined }
      else next = this.fillIn(next.url, await response.text(), email)
    }
    throw new Error('The provider does not send back')
  }

  private async request(url: string, body: URLSearchParams | undefined): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const method = body ? 'POST' : 'GET'
    const response = await fetch(url, { method, redirect: 'manual', headers: { cookie }, body: body ?? null })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? []
      this.cookies.set(name, value)
    }
    return response
  }

  private fillIn(page: string, html: string, email: string) {
    const action = /action="([^"]+)"/.exec(html)?.[1]
    const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1]
    if (action === undefined || prompt === undefined) throw new Error(`No form at the provider: ${html.slice(0, 300)}`)
    const body = new URLSearchParams({ prompt, ...(prompt === 'login' && { login: email, password: 'any' }) })
    return { url: new URL(action, page).href, body }
  }
}
