import { z } from 'zod'
import { BadInputError } from '@/utils/model/errors'
import type { OidcProvider } from './people/auth'

/** An unset and an empty variable mean the same: what is not given. */
const given = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (value === '' ? undefined : value), schema)

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'is not an address like postgres://user:password@host:5432/database')

const environment = z.object({
  HOST: given(z.string().default('127.0.0.1')),
  PORT: given(
    z.coerce.number('is not a port between 0 and 65535').int('is not a whole number').min(0).max(65_535).default(4380),
  ),
  DATA_DIR: given(z.string().default('./data')),
  DATABASE_URL: given(postgresUrl.optional()),
  MIGRATE_URL: given(postgresUrl.optional()),
  PUBLIC_URL: given(
    z.url({ protocol: /^https?$/, error: 'is not an address like https://pushback.example.com' }).optional(),
  ),
  PICTURES_DIR: given(z.string().optional()),
  PICTURES_MB: given(z.coerce.number('is not a number of MiB').min(0).default(1_024)),
  TRUST_PROXY: given(z.stringbool('is neither 1 nor 0').default(false)),
  OIDC_ISSUER: given(
    z.url({ protocol: /^https?$/, error: 'is not an address like https://login.example.com' }).optional(),
  ),
  OIDC_CLIENT_ID: given(z.string().optional()),
  OIDC_CLIENT_SECRET: given(z.string().optional()),
  OIDC_NAME: given(z.string().default('Single sign-on')),
  SMTP_URL: given(
    z
      .url({ protocol: /^smtps?$/, error: 'is not an address like smtp://user:password@mail.example.com:587' })
      .optional(),
  ),
  MAIL_FROM: given(z.string().optional()),
  LOG_LEVEL: given(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')),
  ALLOW_PUBLIC_HTTP: given(z.stringbool('is neither 1 nor 0').default(false)),
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
