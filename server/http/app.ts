import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { mountAccount } from './account'
import { mountAccounts } from './accounts'
import { mountAttachments } from './attachments'
import { mountAudit } from './audit'
import type { App, Env, Services } from './context'
import { mountCoverage } from './coverage'
import { mountDashboard } from './dashboard-files'
import { mountDealImports } from './deal-imports'
import { mountDeals } from './deals'
import { mountDevices } from './devices'
import { mountEvents } from './events'
import { mountExport } from './export'
import { mountExports } from './exports'
import { mountForgotten } from './forgotten'
import { mountHealth } from './health'
import { HttpError } from './http-error'
import { mountMe } from './me'
import { mountMembers } from './members'
import { mountMetrics } from './metrics'
import { mountObjections } from './objections'
import { mountPairing } from './pairing'
import { answerError, problemResponse } from './problems'
import { requestLog } from './request-log'
import { mountSchedules } from './schedules'
import { securityHeaders } from './security-headers'
import { mountSignIn } from './sign-in'
import { mountSync } from './sync'
import { mountThemes } from './themes'

/** The largest body of the dashboard's requests; a push has a limit of its own. */
const MAX_BODY_BYTES = 1024 * 1024

/** The whole endpoint over its services: `app.request` in tests, a socket in `serve`. */
export function createApp(services: Services): App {
  const app: App = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw result.error
    },
  })
  app.onError(answerError)
  app.use(requestLog(services), securityHeaders(services.publicUrl))
  mountMetrics(app)
  mountHealth(app)
  mountSync(app)
  mountAttachments(app)
  mountDealImports(app)
  app.use('/api/*', bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseLargeBody }))
  mountSignIn(app)
  mountForgotten(app)
  mountMe(app)
  mountAccount(app)
  mountMembers(app)
  mountPairing(app)
  mountExport(app)
  mountSchedules(app)
  mountExports(app)
  mountObjections(app)
  mountThemes(app)
  mountDeals(app)
  mountAccounts(app)
  mountDevices(app)
  mountCoverage(app)
  mountAudit(app)
  mountEvents(app, services)
  mountDocument(app)
  mountDashboard(app, services.dashboardDir)
  app.notFound((c) =>
    problemResponse(c, {
      status: 404,
      code: 'not_found',
      detail: `There is nothing at ${c.req.method} ${c.req.path}.`,
    }),
  )
  return app
}

function mountDocument(app: App): void {
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Pushback', version: '1', description: 'What customers push back on, and what it costs.' },
  })
}

function refuseLargeBody(): never {
  const message = 'The request is larger than 1 MiB. Nothing was changed: send it in smaller parts.'
  throw new HttpError(message, { status: 413, code: 'too_large' })
}
