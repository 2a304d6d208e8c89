import { z } from 'zod'

// The device authorization grant (RFC 8628) between an extension and its endpoint; the names are the RFC's.

export const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code'

export const pairingStart = z.object({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.url(),
  verification_uri_complete: z.url(),
  /** Seconds. */
  expires_in: z.number(),
  interval: z.number(),
})
export type PairingStart = z.infer<typeof pairingStart>

export const tokenAnswer = z.object({ access_token: z.string(), token_type: z.literal('Bearer') })
export const tokenRefusal = z.object({
  error: z.enum(['authorization_pending', 'slow_down', 'access_denied', 'expired_token', 'invalid_grant']),
})

/** What the member sees of the browser before they let it in. */
export const pairingView = z.object({ device: z.string(), createdAt: z.string() })
export const pairingAnswer = z.object({ allow: z.boolean() })
