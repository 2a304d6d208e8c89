import { sql } from 'kysely'
import { BadInputError } from '@/utils/model/errors'
import { type Connection, connect, type Db } from './connect'
import { type Embedded, openEmbedded } from './embedded/embedded'
import { explainConnection } from './explain-connection'
import { migrate } from './migrate'
import { APP_ROLE, ERASER_ROLE } from './migrations/tools'

export interface OpenDatabase extends Connection {
  /** Steps that were taken now. */
  migrated: string[]
  close(): Promise<void>
}

interface PlaceOptions {
  dataDir: string
  databaseUrl?: string | undefined
  as: 'server' | 'command'
  onError: (error: Error) => void
}

interface OpenOptions extends PlaceOptions {
  migrateUrl?: string | undefined
}

/** The database of the settings, at this version: the team's own, or the one in the data directory. */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  return ready(options, await openPlace(options))
}

/** Where the database of the settings is, started where it is ours and does not run. */
export async function openPlace(options: PlaceOptions): Promise<Embedded> {
  const { databaseUrl, dataDir } = options
  if (databaseUrl !== undefined) return { url: databaseUrl, close: async () => undefined }
  return openEmbedded(dataDir, options)
}

async function ready({ migrateUrl, onError }: OpenOptions, place: Embedded): Promise<OpenDatabase> {
  const connection = connect(() => place.url, { onError })
  const close = async () => {
    await connection.db.destroy()
    await place.close()
  }
  try {
    const migrated = await migrate(migrateUrl ?? place.url)
    await checkRoles(connection.db)
    return { ...connection, migrated, close }
  } catch (error) {
    await close()
    throw explainConnection(error, place.url)
  }
}

/** Noticed now, not with the first request: transactions step into these roles. */
async function checkRoles(db: Db): Promise<void> {
  const { rows } = await sql<{ user: string; role: string }>`
    select current_user as user, role from unnest(${[APP_ROLE, ERASER_ROLE]}::text[]) role
    where not pg_has_role(role, 'member')`.execute(db)
  const [first] = rows
  if (!first) return
  const roles = rows.map(({ role }) => role).join(', ')
  throw new BadInputError(
    `The database user ${first.user} may not act as ${roles}. As the database's administrator run: grant ${roles} to "${first.user}";`,
  )
}
