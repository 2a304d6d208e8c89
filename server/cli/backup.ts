import { resolve } from 'node:path'
import type { Command } from 'commander'
import { backup } from '@/server/backup/backup'
import { readHead, verify } from '@/server/backup/read'
import { refuseUnfit, restore } from '@/server/backup/restore'
import { connect } from '@/server/db/connect'
import { migrate } from '@/server/db/migrate'
import { MIGRATIONS } from '@/server/db/migrations/all'
import { openPlace } from '@/server/db/open'
import { readSettings } from '@/server/settings'
import { BadInputError } from '@/utils/model/errors'
import { say } from './output'
import { withDatabase } from './with-database'

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('Write all that the database holds to a file, while the endpoint goes on')
    .argument('<file>', 'such as pushback-2026-11-28.backup')
    .action((file: string) =>
      withDatabase(async (database, { picturesDir }) => {
        const rows = await backup(database, file, new Date())
        say(
          `${file} is whole: ${rows.toLocaleString('en')} rows. What customers said is in it: keep it as safe as that.`,
        )
        if (picturesDir) say(`Pictures lie in ${picturesDir}: copy that folder now, after this file.`)
      }),
    )
  program
    .command('restore')
    .description('Put a backup into an empty database: all of it or nothing')
    .argument('<file>', 'what backup has written')
    .action(restoreFile)
}

async function restoreFile(file: string): Promise<void> {
  const { migrations } = await readHead(file)
  const known = new Set(MIGRATIONS.map(({ name }) => name))
  const newer = migrations.filter((name) => !known.has(name))
  if (newer.length > 0)
    throw new BadInputError(
      `${file} is of a newer Pushback (${newer.join(', ')}). Nothing was changed. Restore it with that version or a later one.`,
    )
  // All of it before anything is made for it: tables without rows would be left of a file that is cut.
  await verify(file)
  const settings = readSettings(process.env)
  const dataDir = resolve(settings.dataDir)
  const onError = () => undefined
  const place = await openPlace({ ...settings, dataDir, as: 'server', onError })
  const connection = connect(() => place.url, { onError })
  try {
    await refuseUnfit(connection.pool)
    const made = new Set(migrations)
    await migrate(
      settings.migrateUrl ?? place.url,
      MIGRATIONS.filter(({ name }) => made.has(name)),
    )
    const rows = await restore(connection, file)
    say(`Restored ${rows.toLocaleString('en')} rows. The next start brings the tables up to date.`)
  } finally {
    await connection.db.destroy()
    await place.close()
  }
}
