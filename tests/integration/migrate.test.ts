import { type Kysely, sql } from 'kysely'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { migrate } from '@/server/db/migrate'
import { MIGRATIONS, type Migration } from '@/server/db/migrations/all'
import { type Endpoint, openEndpoint } from './endpoint'

const url = inject('databaseUrl')
let endpoint: Endpoint | undefined
afterEach(async () => {
  if (!endpoint) return
  await sql`drop table if exists made_by_test`.execute(endpoint.db)
  await sql`delete from schema_migration where name like 'test-%'`.execute(endpoint.db)
  await endpoint.close()
  endpoint = undefined
})

const step = (name: string, up: (db: Kysely<unknown>) => Promise<unknown>): Migration => ({
  name,
  up: async (db) => void (await up(db)),
})

const making = step('test-making', (db) => sql`create table made_by_test (a int)`.execute(db))

describe('migrate', () => {
  it('takes each step once, however many processes start at once', async () => {
    endpoint = openEndpoint()
    const taken = await Promise.all([1, 2, 3].map(() => migrate(url, [...MIGRATIONS, making])))
    expect(taken.flat()).toEqual(['test-making'])
  })

  it('leaves nothing of a step that fails', async () => {
    endpoint = openEndpoint()
    const failing = step('test-failing', async (db) => {
      await making.up(db)
      await sql`select 1 / 0`.execute(db)
    })
    await expect(migrate(url, [...MIGRATIONS, failing])).rejects.toThrow(/division by zero/)
    await expect(sql`select * from made_by_test`.execute(endpoint.db)).rejects.toThrow(/does not exist/)
    expect(await migrate(url, [...MIGRATIONS, making])).toEqual(['test-making'])
  })

  it('does not touch a database of a newer version', async () => {
    await expect(migrate(url, [])).rejects.toThrow(/made by a newer Pushback \(0001-first-tables/)
  })
})
