import { setTimeout } from 'node:timers/promises'
import { createRoute, z } from '@hono/zod-openapi'
import { APIError } from 'better-auth/api'
import { OIDC, type ProviderSignIn } from '@/server/people/auth'
import type { LinkFault } from '@/server/people/sign-in-links'
import { forgetTries } from '@/server/people/tries'
import { passwordSignIn, signInWays } from '@/utils/model/people'
import { access } from './access'
import { signInHeaders } from './client-address'
import { type App, type AppContext, dbOf } from './context'
import { HttpError } from './http-error'
import { limitTries } from './limit-tries'
import { DONE, json } from './responses'
import { refuseForeignOrigin } from './same-origin'

const waysRoute = createRoute({
  ...access('public'),
  method: 'get',
  path: '/api/sign-in',
  summary: 'How people come in here',
  responses: json(signInWays),
})

const linkRoute = createRoute({
  ...access('public'),
  method: 'post',
  path: '/api/sign-in',
  summary: 'Uses up a one-time link and begins a session',
  request: {
    body: { required: true, content: { 'application/json': { schema: z.object({ token: z.string().max(200) }) } } },
  },
  responses: DONE,
})

const passwordRoute = createRoute({
  ...access('public'),
  method: 'post',
  path: '/api/sign-in/password',
  summary: 'Begins a session by e-mail and password',
  request: { body: { required: true, content: { 'application/json': { schema: passwordSignIn } } } },
  responses: DONE,
})

const providerRoute = createRoute({
  ...access('public'),
  method: 'post',
  path: '/api/sign-in/provider',
  summary: 'Where the team’s own provider signs people in',
  request: {
    body: {
      required: true,
      // A path of our own, never another site.
      content: {
        'application/json': {
          schema: z.object({
            to: z
              .string()
              .max(2_000)
              .regex(/^\/(?![/\\])/),
          }),
        },
      },
    },
  },
  responses: json(z.object({ url: z.url() })),
})

const signOutRoute = createRoute({
  ...access('public'),
  method: 'post',
  path: '/api/sign-out',
  summary: 'Ends the session',
  responses: DONE,
})

const LINK_FAULTS: Record<LinkFault, string> = {
  link_unknown: 'This sign-in link is not known here. Check that it was copied whole.',
  link_used: 'This sign-in link has been used. Ask for a new one.',
  link_expired: 'This sign-in link is too old. Ask for a new one.',
}

/** Tries for one e-mail address in a quarter of an hour. */
const MOST_OF_EMAIL = 10

export function mountSignIn(app: App): void {
  app.openapi(waysRoute, (c) => {
    const { provider, mail } = c.var.services
    return c.json({ provider: provider?.name ?? null, mail: mail !== undefined }, 200)
  })
  app.openapi(linkRoute, async (c) => {
    refuseForeignOrigin(c)
    await limitTries(c)
    const { auth } = c.var.services
    return signedIn(c, () =>
      auth.api.signInByLink({ body: c.req.valid('json'), headers: signInHeaders(c), returnHeaders: true }),
    )
  })
  app.openapi(passwordRoute, async (c) => {
    refuseForeignOrigin(c)
    const { email, password } = c.req.valid('json')
    const of = `email ${email.toLowerCase()}`
    await limitTries(c, { of, most: MOST_OF_EMAIL })
    const { auth } = c.var.services
    const answer = await signedIn(c, () =>
      auth.api.signInEmail({ body: { email, password }, headers: signInHeaders(c), returnHeaders: true }),
    )
    await forgetTries(dbOf(c), of)
    return answer
  })
  app.openapi(providerRoute, async (c) => {
    refuseForeignOrigin(c)
    const { to } = c.req.valid('json')
    const { url, headers } = await startAtProvider(c, to)
    passCookies(c, headers)
    return c.json({ url }, 200)
  })
  // The provider sends people back here: better-auth's own route, which answers with a redirect.
  app.get(`/api/auth/callback/${OIDC}`, (c) => {
    const { auth } = providerOf(c)
    return auth.handler(new Request(c.req.raw, { headers: signInHeaders(c) }))
  })
  app.openapi(signOutRoute, async (c) => {
    refuseForeignOrigin(c)
    const { headers } = await c.var.services.auth.api.signOut({ headers: signInHeaders(c), returnHeaders: true })
    passCookies(c, headers)
    return c.body(null, 204)
  })
}

function providerOf(c: AppContext): ProviderSignIn {
  const { provider } = c.var.services
  if (provider) return provider
  throw new HttpError('This endpoint has no provider set up.', { status: 404, code: 'no_provider' })
}

/** How long a provider may take to say where it signs people in. */
const PROVIDER_MS = 10_000

async function startAtProvider(c: AppContext, to: string): Promise<{ url: string; headers: Headers }> {
  const { name, auth } = providerOf(c)
  const asking = auth.api.signInSocial({
    body: { provider: OIDC, callbackURL: to, errorCallbackURL: '/sign-in', disableRedirect: true },
    headers: signInHeaders(c),
    returnHeaders: true,
  })
  try {
    const answer = await Promise.race([asking, setTimeout(PROVIDER_MS, undefined, { ref: false })])
    const url = answer?.response.url
    if (answer && url !== undefined) return { url, headers: answer.headers }
  } catch (error) {
    // It is asked for its addresses when it is first needed; away, it leaves better-auth without one.
    if (!(error instanceof APIError)) throw error
  }
  const message = `${name} does not answer. Try again in a moment, or come in by password or link.`
  throw new HttpError(message, { status: 502, code: 'provider_away' })
}

async function signedIn(c: AppContext, signIn: () => Promise<{ headers: Headers }>) {
  try {
    passCookies(c, (await signIn()).headers)
    return c.body(null, 204)
  } catch (error) {
    if (!(error instanceof APIError)) throw error
    throw refused(error)
  }
}

function refused({ body }: APIError): HttpError {
  const fault = Object.keys(LINK_FAULTS).find((code): code is LinkFault => code === body?.code)
  if (fault) return new HttpError(LINK_FAULTS[fault], { status: 401, code: fault })
  const message = 'This e-mail and password do not belong together. Check both, or ask an admin for a sign-in link.'
  return new HttpError(message, { status: 401, code: 'wrong_password' })
}

/** Hands on the cookies that better-auth has set. */
function passCookies(c: AppContext, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
}
