import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import { MIGRATIONS } from '@/server/db/migrations/all'
import { type OpenDatabase, openDatabase } from '@/server/db/open'
import { prepareFirstUse } from '@/server/first-use'
import { spendSignInLink } from '@/server/people/sign-in-links'
import { createWorkspace } from '@/server/people/workspaces'
import { serverMutations } from '@/server/store/server-mutations'
import { aDeal, NOW } from '../simulation/sync-builders'

const OWNER = `pushback_owner_${process.pid}`
const STRANGER = `pushback_stranger_${process.pid}`

/** A database of the team's own, whose user is no superuser. */
function urlFor(user: string, database = OWNER): string {
  const url = new URL(inject('databaseUrl'))
  Object.assign(url, { username: user, password: 'secret', pathname: `/${database}` })
  return url.href
}

const open = (databaseUrl: string, migrateUrl?: string) =>
  openDatabase({ dataDir: '/nowhere', databaseUrl, migrateUrl, as: 'server', onError: () => undefined })

async function asAdministrator(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

beforeAll(() =>
  asAdministrator(
    `create role ${OWNER} login password 'secret' createrole`,
    `create role ${STRANGER} login password 'secret'`,
    `grant pushback_app, pushback_eraser to ${OWNER} with admin option`,
    `create database ${OWNER} owner ${OWNER}`,
  ),
)
afterAll(() => asAdministrator(`drop database ${OWNER}`, `drop role ${OWNER}`, `drop role ${STRANGER}`))

describe('a database of one’s own', () => {
  it('works under a user that is no superuser, and a second start finds it ready', async () => {
    const first = await open(urlFor(OWNER))
    expect(first.migrated).toEqual(MIGRATIONS.map(({ name }) => name))
    expect(await writeAndRead(first)).toEqual([{ name: 'Acme renewal' }])
    await first.close()
    const second = await open(urlFor(OWNER))
    expect(second.migrated).toEqual([])
    await second.close()
  })

  it('has a sign-in link for the first admin until somebody has signed in', async () => {
    const database = await open(urlFor(OWNER))
    const [first, second] = [await prepareFirstUse(database.db), await prepareFirstUse(database.db)]
    expect(second).not.toBe(first)
    expect(await spendSignInLink(database.db, second ?? '')).toHaveProperty('personId')
    expect(await prepareFirstUse(database.db)).toBeUndefined()
    await database.close()
  })

  it('is refused under a user that may not act as the application, with what to run', async () => {
    await expect(open(urlFor(STRANGER), urlFor(OWNER))).rejects.toThrow(
      `grant pushback_app, pushback_eraser to "${STRANGER}";`,
    )
  })

  it.each([
    ['postgres://localhost:1/x', /x at localhost:1 .*nothing listens there.*DATABASE_URL/],
    [urlFor(OWNER, 'missing'), /missing at .*it has no such database/],
  ])('says what is wrong with %s', async (url, message) => {
    const failure = await open(url).catch((error: Error) => error)
    expect(failure).toMatchObject({ name: 'BadInputError', message: expect.stringMatching(message) })
    expect(failure).not.toMatchObject({ message: expect.stringContaining('secret') })
  })
})

async function writeAndRead({ db }: OpenDatabase) {
  const workspaceId = await createWorkspace(db, { slug: 'own', name: 'Own' })
  return inWorkspace(db, workspaceId, async (tx) => {
    await serverMutations(tx, { workspaceId, by: null, mutations: [aDeal()], now: NOW })
    return tx.selectFrom('deal').select('name').execute()
  })
}
