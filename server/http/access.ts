import { createMiddleware } from 'hono/factory'
import { findByDeviceToken } from '@/server/people/devices'
import type { Principal } from '@/server/people/principal'
import { findBySession } from '@/server/people/sessions'
import type { MemberId } from '@/utils/model/ids'
import type { Role } from '@/utils/model/words'
import { signInHeaders } from './client-address'
import { type AppContext, dbOf, type Env } from './context'
import { HttpError } from './http-error'
import { refuseForeignOrigin } from './same-origin'

const EVERYBODY: readonly Role[] = ['se', 'manager', 'pm', 'admin']

/**
 * The one place that says who may do what. Every route names its rule by `...access('rule')`; a test goes through
 * the API document and fails for a route without one.
 */
export const RULES = {
  /** Anybody, also without an account. */
  public: [],
  /** An extension or program with a bearer token of its own. */
  device: EVERYBODY,
  /** Every member; what a sales engineer sees of the records is narrowed by `onlyMember`. */
  member: EVERYBODY,
  /** The deals of everybody, with their money. */
  deals: ['manager', 'pm', 'admin'],
  /** Bringing deals in, changing them and their accounts, and undoing that. */
  writeDeals: ['manager', 'admin'],
  /** Making, naming and changing themes, and putting notes to them. */
  curate: ['manager', 'pm', 'admin'],
  export: ['manager', 'pm', 'admin'],
  /** Who exported what. */
  exports: ['manager', 'admin'],
  /** What everybody did that must be answered for. */
  audit: ['admin'],
  /** What was held and what was written down, and by whom. */
  coverage: ['manager', 'admin'],
  /** Who is a member, and as what. */
  members: ['admin'],
  /** One's own ways in. */
  account: EVERYBODY,
} as const satisfies Record<string, readonly Role[]>
export type Rule = keyof typeof RULES

/** Only who is signed in themselves: a token that was taken must not become another, a password or a member. */
const IN_PERSON: readonly Rule[] = ['account', 'members']

/** Spread into a route: keeps everybody out whom the rule does not name, and writes the rule into the document. */
export function access(rule: Rule) {
  return { middleware: guard(rule), 'x-access': rule }
}

/** Whose notes a member sees: a sales engineer their own, null for everybody's. */
export function onlyMember({ roles, memberId }: Principal): MemberId | null {
  return roles.some((role) => role !== 'se') ? null : memberId
}

/** Only a manager corrects what others noted; a product manager reads it. */
export function requireCorrecting(principal: Principal): void {
  if (!mayNameCustomers(principal)) throw forbidden(principal, CORRECTING)
}

/** Whether a member's exports may name customers and quote them. */
export function mayNameCustomers({ roles }: Principal): boolean {
  return roles.some((role) => CORRECTING.includes(role))
}

const CORRECTING: readonly Role[] = ['manager', 'admin']

function guard(rule: Rule) {
  return createMiddleware<Env>(async (c, next) => {
    if (rule !== 'public') {
      const principal = await identify(c, rule)
      const allowed: readonly Role[] = RULES[rule]
      if (IN_PERSON.includes(rule) && principal.session === null) throw onlyInPerson()
      if (!principal.roles.some((role) => allowed.includes(role))) throw forbidden(principal, allowed)
      c.set('principal', principal)
    }
    return next()
  })
}

/** By bearer token, else by the dashboard's cookie; a device has no cookie, and an unsafe request must be ours. */
async function identify(c: AppContext, rule: Rule): Promise<Principal> {
  const bearer = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer !== undefined || rule === 'device') return byToken(c, bearer ?? '')
  refuseForeignOrigin(c)
  const found = await findBySession(c.var.services.auth, dbOf(c), signInHeaders(c))
  if (found) {
    for (const cookie of found.cookies) c.header('set-cookie', cookie, { append: true })
    return found.principal
  }
  throw new HttpError('You are not signed in, or your session has ended. Open a sign-in link.', {
    status: 401,
    code: 'signed_out',
  })
}

async function byToken(c: AppContext, token: string): Promise<Principal> {
  const found = await findByDeviceToken(dbOf(c), token)
  if (typeof found !== 'string') return found
  const message = {
    revoked: 'This token has been revoked. Nothing is lost: sign in again with a new one.',
    unknown_token:
      'This token is not known here. Check that it was copied whole and that the address is the right one.',
  }[found]
  throw new HttpError(message, { status: 401, code: found, headers: { 'www-authenticate': 'Bearer' } })
}

function onlyInPerson(): HttpError {
  const message = 'No token does this. Sign in to the dashboard and do it there.'
  return new HttpError(message, { status: 403, code: 'in_person' })
}

function forbidden({ roles }: Principal, allowed: readonly Role[]): HttpError {
  const message = `This needs the role ${allowed.join(' or ')}; you have ${roles.join(', ')}. An admin can change that.`
  return new HttpError(message, { status: 403, code: 'role' })
}
