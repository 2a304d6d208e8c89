import { z } from 'zod'
import { BadInputError } from '@/utils/model/errors'
import type { OidcProvider } from './people/auth'

/** An unset and an empty variable mean the same: what is not given. `meaning` is its line in docs/operate.md. */
const setting = <S extends z.ZodType>(meaning: string, schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema).describe(meaning)

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'is not an address like postgres://user:password@host:5432/database')
const yes = z.stringbool('is neither 1 nor 0')
const webAddress = (example: string) => z.url({ protocol: /^https?$/, error: `is not an address like ${example}` })
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export const environment = z.object({
  HOST: setting(
    'the address to listen on. Anything that others can reach needs `PUBLIC_URL` with `https://` (a proxy in front ends TLS) or `ALLOW_PUBLIC_HTTP=1`',
    z.string().default('127.0.0.1'),
  ),
  PORT: setting(
    'the port',
    z.coerce.number('is not a port between 0 and 65535').int('is not a whole number').min(0).max(65_535).default(4380),
  ),
  DATA_DIR: setting('where the embedded PostgreSQL keeps its files', z.string().default('./data')),
  DATABASE_URL: setting(
    'a PostgreSQL (15 to 18) or Citus of your own instead of the embedded one',
    postgresUrl.optional(),
  ),
  MIGRATE_URL: setting(
    'a direct connection for migrations, where `DATABASE_URL` leads through a pooler; else `DATABASE_URL` itself',
    postgresUrl.optional(),
  ),
  PUBLIC_URL: setting(
    'where people reach the dashboard: for links, secure cookies and the way back from a provider',
    webAddress('https://pushback.example.com').optional(),
  ),
  ALLOW_PUBLIC_HTTP: setting('`1` lets others reach the endpoint without TLS', yes.default(false)),
  TRUST_PROXY: setting(
    '`1` where every request comes through a proxy of yours that says for whom in `X-Forwarded-For`; tries to sign in are limited by that address',
    yes.default(false),
  ),
  OIDC_ISSUER: setting(
    'an OpenID Connect provider to sign in with; register `PUBLIC_URL/api/auth/callback/oidc` there',
    webAddress('https://login.example.com').optional(),
  ),
  OIDC_CLIENT_ID: setting('what the provider calls this endpoint', z.string().optional()),
  OIDC_CLIENT_SECRET: setting('and the secret it gave for that', z.string().optional()),
  OIDC_NAME: setting('what the button says the provider is', z.string().default('Single sign-on')),
  SMTP_URL: setting(
    'a mail server for invitations and sign-in links, as `smtp://user:password@host:587` (`smtps:` for TLS from the start); without one an admin passes links on',
    z
      .url({ protocol: /^smtps?$/, error: 'is not an address like smtp://user:password@mail.example.com:587' })
      .optional(),
  ),
  MAIL_FROM: setting('the address that letters come from', z.string().optional()),
  PICTURES_DIR: setting(
    'a folder for the pictures of notes instead of the database; every process of the endpoint needs the same one. Pictures that are in the database already stay there',
    z.string().optional(),
  ),
  PICTURES_MB: setting(
    'how much the pictures of one workspace may take, in MiB; what is beyond is refused, its note is not',
    z.coerce.number('is not a number of MiB').min(0).default(1_024),
  ),
  LOG_LEVEL: setting(
    '`fatal` to `trace`, or `silent`. Logs are JSON with request ids and never hold what a customer said',
    z.enum(LEVELS).default('info'),
  ),
})

/** Everything that the environment decides, checked. */
export interface Settings {
  host: string
  port: number
  dataDir: string
  databaseUrl: string | undefined
  /** For migrations, where DATABASE_URL leads through a pooler. */
  migrateUrl: string | undefined
  /** Where people reach the endpoint, without a slash at the end; undefined until the port is known. */
  publicUrl: string | undefined
  /** Where pictures are kept; in the database where it is undefined. */
  picturesDir: string | undefined
  /** How much the pictures of one workspace may take. */
  pictureBytes: number
  /** Whether every request comes through a proxy of ours, which says for whom in X-Forwarded-For. */
  trustProxy: boolean
  /** The team's own sign-in. */
  oidc: OidcProvider | undefined
  /** How invitations and links are mailed; without it they are passed on by hand. */
  mail: { url: string; from: string } | undefined
  logLevel: z.infer<typeof environment>['LOG_LEVEL']
}

export function readSettings(env: Record<string, string | undefined>): Settings {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
    throw new BadInputError(`The environment has settings that cannot be used: ${lines.join('; ')}.`)
  }
  const { HOST, PORT, DATA_DIR, DATABASE_URL, MIGRATE_URL, PUBLIC_URL, LOG_LEVEL, ALLOW_PUBLIC_HTTP } = parsed.data
  if (!isLoopback(HOST) && !ALLOW_PUBLIC_HTTP && !PUBLIC_URL?.startsWith('https://'))
    throw new BadInputError(
      `HOST ${HOST} can be reached by others, and what customers said would cross the network unencrypted. Set PUBLIC_URL to the https:// address of a proxy in front, or ALLOW_PUBLIC_HTTP=1 if that is meant.`,
    )
  return {
    host: HOST,
    port: PORT,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL,
    migrateUrl: MIGRATE_URL,
    publicUrl: PUBLIC_URL?.replace(/\/+$/, ''),
    picturesDir: parsed.data.PICTURES_DIR,
    pictureBytes: parsed.data.PICTURES_MB * 1024 * 1024,
    trustProxy: parsed.data.TRUST_PROXY,
    oidc: readOidc(parsed.data),
    mail: readMail(parsed.data),
    logLevel: LOG_LEVEL,
  }
}

type Environment = z.infer<typeof environment>

function readOidc(env: Environment): OidcProvider | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, PUBLIC_URL } = env
  if (OIDC_ISSUER === undefined) return undefined
  if (OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined)
    throw new BadInputError('OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, as the provider gave them.')
  if (PUBLIC_URL === undefined)
    throw new BadInputError(
      'OIDC_ISSUER needs PUBLIC_URL: the provider sends people back to PUBLIC_URL/api/auth/callback/oidc, which must be registered there.',
    )
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, name: OIDC_NAME }
}

function readMail({ SMTP_URL, MAIL_FROM }: Environment): Settings['mail'] {
  if (SMTP_URL === undefined) return undefined
  if (MAIL_FROM === undefined)
    throw new BadInputError(
      'SMTP_URL needs MAIL_FROM: the address that letters come from, such as pushback@example.com.',
    )
  return { url: SMTP_URL, from: MAIL_FROM }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
