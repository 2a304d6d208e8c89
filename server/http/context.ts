import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { Connection, Db } from '@/server/db/connect'
import type { Auth, ProviderSignIn } from '@/server/people/auth'
import type { Mail } from '@/server/people/mail'
import type { Principal } from '@/server/people/principal'
import type { PicturePlace } from '@/server/store/attachments'

/** The world that routes work in. */
export interface Services extends Connection {
  log: Logger
  now: () => number
  /** Where people reach the endpoint; decides on secure cookies and which origin is ours. */
  publicUrl: string | undefined
  auth: Auth
  /** The team's own sign-in, where one is set up. */
  provider: ProviderSignIn | undefined
  mail: Mail | undefined
  /** Whether requests come through a proxy of ours, which says for whom. */
  trustProxy: boolean
  pictures: PicturePlace
  /** The built dashboard. */
  dashboardDir: string
  /** Ends open streams when the server stops. */
  stopping: AbortSignal
}

export interface Env {
  Variables: {
    services: Services
    requestId: string
    log: Logger
    /** Set by `access` on every route that is not public. */
    principal: Principal
  }
}

export type App = OpenAPIHono<Env>
export type AppContext = Context<Env>

export function dbOf(c: AppContext): Db {
  return c.var.services.db
}
