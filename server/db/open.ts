import { type Connection, connect } from './connect'
import { openEmbedded } from './embedded/embedded'
import { migrate } from './migrate'

export interface OpenDatabase extends Connection {
  /** Where it is, for whoever needs a connection of another kind. */
  url: string
  /** Steps that were taken now. */
  migrated: string[]
  close(): Promise<void>
}

interface OpenOptions {
  dataDir: string
  databaseUrl?: string | undefined
  migrateUrl?: string | undefined
  as: 'server' | 'command'
  onError: (error: Error) => void
}

/** The database of the settings, at this version: the team's own, or the one in the data directory. */
export async function openDatabase({
  dataDir,
  databaseUrl,
  migrateUrl,
  as,
  onError,
}: OpenOptions): Promise<OpenDatabase> {
  const embedded = databaseUrl === undefined ? await openEmbedded(dataDir, { as }) : undefined
  const url = embedded?.url ?? databaseUrl ?? ''
  try {
    const migrated = await migrate(migrateUrl ?? url)
    const connection = connect(url, { onError })
    const close = async () => {
      await connection.db.destroy()
      await embedded?.close()
    }
    return { ...connection, url, migrated, close }
  } catch (error) {
    await embedded?.close()
    throw error
  }
}
