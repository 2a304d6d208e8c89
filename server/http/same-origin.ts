import type { AppContext } from './context'
import { HttpError } from './http-error'

const SAFE = ['GET', 'HEAD', 'OPTIONS']

/** Refuses what another site's page asks in the name of whoever is signed in here. Programs send neither header. */
export function refuseForeignOrigin(c: AppContext): void {
  if (SAFE.includes(c.req.method) || isOurs(c)) return
  const message = 'The request came from a page of another site. Open the dashboard itself and try again.'
  throw new HttpError(message, { status: 403, code: 'foreign_origin' })
}

function isOurs(c: AppContext): boolean {
  const origin = c.req.header('origin')
  if (origin === undefined) return ['same-origin', 'none', undefined].includes(c.req.header('sec-fetch-site'))
  const { publicUrl } = c.var.services
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host')
}
