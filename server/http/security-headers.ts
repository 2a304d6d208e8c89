import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from './context'
import { isNoNews } from './no-news'

const SELF = ["'self'"]
const NONE = ["'none'"]

/** The dashboard loads and talks to nothing but its own origin; nothing in a page can become script or style. */
export function securityHeaders(publicUrl: string | undefined) {
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: SELF,
      scriptSrc: SELF,
      styleSrc: SELF,
      imgSrc: ["'self'", 'data:'],
      connectSrc: SELF,
      objectSrc: NONE,
      baseUri: NONE,
      frameAncestors: NONE,
      formAction: SELF,
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: publicUrl?.startsWith('https://') ? 'max-age=31536000' : false,
  })
  return createMiddleware<Env>(async (c, next) => {
    await next()
    if (!isNoNews(c)) await secure(c, async () => undefined)
  })
}
