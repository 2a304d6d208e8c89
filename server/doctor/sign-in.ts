import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { providerDiscovery } from '@/server/people/auth'
import type { Settings } from '@/server/settings'
import type { Finding } from './finding'

const PATIENCE_MS = 5_000
const discovery = z.object({ issuer: z.string(), authorization_endpoint: z.url(), jwks_uri: z.url() })

/** Whether the mail server takes us and the provider says where it signs people in; nothing of what is not set. */
export async function examineSignIn({ mail, oidc }: Pick<Settings, 'mail' | 'oidc'>): Promise<Finding[]> {
  const found = await Promise.all([mail && examineMail(mail), oidc && examineProvider(oidc)])
  return found.filter((finding) => finding !== undefined)
}

/** Connects and signs in there, and sends nothing. */
async function examineMail({ url }: NonNullable<Settings['mail']>): Promise<Finding> {
  const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS }
  const transport = createTransport({ url, ...patience })
  const { host } = new URL(url)
  try {
    await transport.verify()
    return { about: 'mail', level: 'ok', says: `The mail server ${host} takes letters from here.` }
  } catch (error) {
    const says = `The mail server ${host} does not take letters from here (${codeOf(error)}), so admins pass links on by hand. Check SMTP_URL.`
    return { about: 'mail', level: 'fail', says }
  } finally {
    transport.close()
  }
}

async function examineProvider({ issuer, name }: NonNullable<Settings['oidc']>): Promise<Finding> {
  const address = providerDiscovery(issuer)
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
    const said = discovery.safeParse(await answer.json().catch(() => undefined))
    if (said.success) return { about: 'provider', level: 'ok', says: `${name} says where it signs people in.` }
    const says = `${address} is no description of an OpenID Connect provider (it answered ${answer.status}). Check OIDC_ISSUER.`
    return { about: 'provider', level: 'fail', says }
  } catch (error) {
    const says = `${name} does not answer at ${address} (${codeOf(error)}); passwords and links go on. Check OIDC_ISSUER and the network.`
    return { about: 'provider', level: 'fail', says }
  }
}

/** A name for what went wrong, never the server's own words: they may name people. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError') return `no answer within ${PATIENCE_MS / 1_000} seconds`
  const cause = error.cause instanceof AggregateError ? error.cause.errors[0] : (error.cause ?? error)
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name
}
