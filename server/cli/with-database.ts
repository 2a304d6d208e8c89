import { resolve } from 'node:path'
import { type OpenDatabase, openDatabase } from '@/server/db/open'
import { readSettings, type Settings } from '@/server/settings'

/** Opens the database of the settings beside a running server, or alone, and closes it whatever happens. */
export async function withDatabase<T>(work: (database: OpenDatabase, settings: Settings) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env)
  const database = await openDatabase({
    ...settings,
    dataDir: resolve(settings.dataDir),
    as: 'command',
    onError: report,
  })
  try {
    return await work(database, settings)
  } finally {
    await database.close()
  }
}

/** An idle connection broke; the pool has replaced it. */
function report(error: Error): void {
  process.stderr.write(`The connection to the database broke (${error.name}); a new one is made.\n`)
}
