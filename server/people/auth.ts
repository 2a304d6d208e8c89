import { betterAuth } from 'better-auth'
import { type GenericOAuthUserInfo, genericOAuth } from 'better-auth/plugins'
import type { KyselyPlugin } from 'kysely'
import type { Logger } from 'pino'
import { v7 } from 'uuid'
import type { Db } from '@/server/db/connect'
import { MAX_PASSWORD, MIN_PASSWORD } from '@/utils/model/people'
import { type SignInMeans, signInMeans } from '@/utils/model/words'
import { beginSession } from './begin-session'
import { signInByLink } from './sign-in-by-link'

/** An OpenID Connect provider, whose addresses are found below its issuer. */
export interface OidcProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** What the button says it is. */
  name: string
}

export interface AuthParts {
  db: Db
  log: Logger
  /** What cookies are signed with: `keptSecret`. */
  secret: string
  publicUrl: string | undefined
}

export const OIDC = 'oidc'
/** The header by which the routes tell where a request came from: a client cannot set it, see `signInHeaders`. */
export const CLIENT_ADDRESS = 'x-pushback-client'

const DAY = 86_400

export type Auth = ReturnType<typeof createAuth>

/**
 * better-auth over our tables. Its own routes are not served, but for the provider's way back: ours call it, so that
 * they are in the API's document, have one kind of error, and limit what is tried.
 */
export function createAuth({ db, log, secret, publicUrl }: AuthParts, oidc?: OidcProvider) {
  return betterAuth({
    baseURL: publicUrl ?? 'http://localhost',
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    // Its arguments may name people; its messages are its own.
    logger: { level: 'warn', log: (level, message) => log[level]({ from: 'better-auth' }, message) },
    database: { db: db.withPlugin(new DatesPlugin()), type: 'postgres' },
    user: { modelName: 'person' },
    session: {
      modelName: 'login',
      fields: { userId: 'personId' },
      expiresIn: 30 * DAY,
      updateAge: DAY,
      additionalFields: {
        workspaceId: { type: 'string', required: false, input: false },
        means: { type: 'string', required: false, input: false },
      },
    },
    account: {
      modelName: 'credential',
      fields: { userId: 'personId' },
      // The operator chose the provider, and `knownAddress` lets through only an address that it has not said to be unproved.
      // That a person's address was never proved here is no danger: an admin named it, and can let them in anyway.
      accountLinking: { enabled: true, trustedProviders: [OIDC], requireLocalEmailVerified: false },
      updateAccountOnSignIn: false,
    },
    verification: { modelName: 'verification' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
    },
    databaseHooks: hooksOver(db),
    rateLimit: { enabled: false },
    onAPIError: { errorURL: '/sign-in' },
    advanced: {
      cookies: { session_token: { name: SESSION_COOKIE } },
      useSecureCookies: publicUrl?.startsWith('https://') ?? false,
      database: { generateId: () => v7() },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    plugins: [signInByLink(db), genericOAuth({ config: oidc ? [providerOf(oidc)] : [] })],
  })
}

function hooksOver(db: Db) {
  // What lets somebody act at the provider in a person's name is of no use here.
  const dropTokens = async () => ({ data: { accessToken: null, refreshToken: null, idToken: null } })
  type Begun = { userId: string; workspaceId?: unknown; means?: unknown }
  const place = async ({ userId, workspaceId, means }: Begun, ctx: { path?: string } | null) => {
    const by = signInMeans.safeParse(means).data ?? meansOf(ctx?.path)
    const wanted = typeof workspaceId === 'string' ? workspaceId : undefined
    return {
      data: { means: by, workspaceId: await beginSession(db, { personId: userId, workspaceId: wanted, means: by }) },
    }
  }
  return { account: { create: { before: dropTokens } }, session: { create: { before: place } } }
}

/** The way in by a team's own provider. */
export interface ProviderSignIn {
  name: string
  /** An instance of its own: it waits for the provider at its start, and no other way in shall wait with it. */
  auth: Auth
}

/** Behind TLS it is called `__Secure-pushback_session`. */
const SESSION_COOKIE = 'pushback_session'

const meansOf = (path: string | undefined): SignInMeans => (path?.startsWith('/callback') ? OIDC : 'password')

function providerOf({ issuer, clientId, clientSecret, name }: OidcProvider) {
  return {
    ...{ providerId: OIDC, name, clientId, clientSecret },
    discoveryUrl: providerDiscovery(issuer),
    scopes: ['openid', 'email', 'profile'],
    requireIdTokenVerification: true,
    // Who may come in is an admin's decision, by an invitation.
    disableSignUp: true,
    mapProfileToUser: knownAddress,
  }
}

/** Where a provider says what it is (OpenID Connect Discovery 1.0, 4). */
export function providerDiscovery(issuer: string): string {
  return `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`
}

/** Some providers say nothing of whether an address was proved; one that says it was not is taken at its word. */
function knownAddress({ email_verified: proved }: GenericOAuthUserInfo) {
  return proved === false || proved === 'false' ? { email: undefined } : {}
}

/** Our instants come out of the database as text; better-auth compares dates. */
class DatesPlugin implements KyselyPlugin {
  transformQuery: KyselyPlugin['transformQuery'] = ({ node }) => node

  transformResult: KyselyPlugin['transformResult'] = async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          key.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
        ]),
      ),
    ),
  })
}
