import type { ClientBase } from 'pg'
import { BadInputError } from '@/utils/model/errors'

/** Row-level security hides rows from every user but some: a backup by another would be empty, and look well. */
export async function refuseBlind(client: Pick<ClientBase, 'query'>): Promise<void> {
  const { rows } = await client.query<{ sees: boolean; user: string }>(
    'select rolsuper or rolbypassrls as sees, rolname as user from pg_roles where rolname = current_user',
  )
  const [{ sees, user } = { sees: false, user: '' }] = rows
  if (sees) return
  throw new BadInputError(
    `The database user ${user} does not see all rows, and a backup by it would not be whole. Use pg_dump and pg_restore as the database's administrator, or set DATABASE_URL to such a user for this command.`,
  )
}
