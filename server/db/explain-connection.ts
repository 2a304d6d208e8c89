import { BadInputError } from '@/utils/model/errors'

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the user',
  '3D000': 'it has no such database',
  '42501': 'the user may not do what is needed',
}

/** A failure to use the team's own database in words; any other error as it is. The address is told without its password. */
export function explainConnection(error: unknown, url: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = REASONS[code]
  if (reason === undefined) return error
  const { username, host, pathname } = new URL(url)
  const why = code === '42501' && error instanceof Error ? `${reason} (${error.message})` : reason
  return new BadInputError(
    `The database ${pathname.slice(1)} at ${host} cannot be used as ${username || 'this user'}: ${why}. Check DATABASE_URL and MIGRATE_URL.`,
    { cause: error },
  )
}
