import { createRoute, z } from '@hono/zod-openapi'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { endSession, type LinkFault, SESSION_DAYS, spendSignInLink } from '@/server/people/sessions'
import { access, SESSION_COOKIE } from './access'
import { type App, type AppContext, dbOf } from './context'
import { HttpError } from './http-error'
import { DONE } from './responses'
import { refuseForeignOrigin } from './same-origin'

const signInRoute = createRoute({
  ...access('public'),
  method: 'post',
  path: '/api/sign-in',
  summary: 'Uses up a one-time link and begins a session',
  request: {
    body: { required: true, content: { 'application/json': { schema: z.object({ token: z.string().max(200) }) } } },
  },
  responses: DONE,
})

const signOutRoute = createRoute({
  ...access('public'),
  method: 'post',
  path: '/api/sign-out',
  summary: 'Ends the session',
  responses: DONE,
})

const FAULTS: Record<LinkFault, string> = {
  link_unknown: 'This sign-in link is not known here. Check that it was copied whole.',
  link_used: 'This sign-in link has been used. Ask for a new one.',
  link_expired: 'This sign-in link is too old. Ask for a new one.',
}

export function mountSignIn(app: App): void {
  app.openapi(signInRoute, async (c) => {
    refuseForeignOrigin(c)
    const answer = await spendSignInLink(dbOf(c), c.req.valid('json').token)
    if (typeof answer === 'string') throw new HttpError(FAULTS[answer], { status: 401, code: answer })
    setCookie(c, SESSION_COOKIE, answer.session, { ...cookieOptions(c), maxAge: SESSION_DAYS * 86_400 })
    return c.body(null, 204)
  })
  app.openapi(signOutRoute, async (c) => {
    refuseForeignOrigin(c)
    await endSession(dbOf(c), getCookie(c, SESSION_COOKIE) ?? '')
    deleteCookie(c, SESSION_COOKIE, cookieOptions(c))
    return c.body(null, 204)
  })
}

/** Out of reach of scripts and of other sites' requests; where there is TLS, never sent without it. */
function cookieOptions(c: AppContext) {
  const secure = c.var.services.publicUrl?.startsWith('https://') ?? false
  return { httpOnly: true, sameSite: 'Lax', path: '/', secure } as const
}
