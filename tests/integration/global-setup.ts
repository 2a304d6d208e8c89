import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '@/server/db/embedded/embedded'
import { migrate } from '@/server/db/migrate'
import { IDENTITY_TABLES, TENANT_TABLES } from '@/server/db/tables'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}

/** One real PostgreSQL for all tests: that of DATABASE_URL, emptied first, else a fresh embedded one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL
  const { url, close } = given ? await emptied(given) : await fresh()
  await migrate(url)
  project.provide('databaseUrl', url)
  return close
}

async function emptied(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const tables = ['schema_migration', ...TENANT_TABLES.toReversed(), ...IDENTITY_TABLES]
  for (const table of tables) await client.query(`drop table if exists ${table} cascade`)
  await client.end()
  return { url, close: async () => undefined }
}

async function fresh() {
  const folder = await mkdtemp(join(tmpdir(), 'pushback-test-'))
  // As root, PostgreSQL runs as another user, who must get in.
  await chmod(folder, 0o755)
  const embedded = await openEmbedded(folder, { as: 'server' })
  const close = async () => {
    await embedded.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { url: embedded.url, close }
}
