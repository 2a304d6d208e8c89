import { z } from 'zod'
import { BadInputError } from '@/utils/model/errors'

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
    logLevel: LOG_LEVEL,
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
