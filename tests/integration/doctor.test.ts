import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { MIGRATIONS } from '@/server/db/migrations/all'
import { examineAddress } from '@/server/doctor/address'
import { examineDatabase } from '@/server/doctor/database'
import { examineDisk } from '@/server/doctor/disk'
import { examineProgram } from '@/server/doctor/program'
import { aDataDir, databaseRuns, removeDataDir, run, serve, stop } from './program'

let dataDir: string
beforeEach(async () => {
  dataDir = await aDataDir()
})
afterEach(() => removeDataDir(dataDir))

const doctor = (env: Record<string, string> = {}) => run(['doctor'], { DATA_DIR: dataDir, ...env }).ended

/** Another program with a port of its own. */
async function stranger(): Promise<{ server: Server; port: number }> {
  const server = createServer((_, answer) => answer.end('<!doctype html>')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, port: (server.address() as AddressInfo).port }
}

async function freePort(): Promise<string> {
  const { server, port } = await stranger()
  server.close()
  return String(port)
}

describe('pushback doctor', () => {
  it('finds a new installation well, and makes nothing', async () => {
    const PORT = await freePort()
    const { code, stdout } = await doctor({ PORT })
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^ok +database +There is none in /m)])
    expect(stdout).toMatch(new RegExp(`^ok +address +No server runs at http://localhost:${PORT},`, 'm'))
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
  })

  it('looks beside a running server, and at what one has left behind', async () => {
    const server = await serve(dataDir)
    const beside = await doctor({ PORT: new URL(server.url).port })
    expect(beside).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ok +address +Pushback answers at /m) })
    expect(await stop(server)).toBe(0)
    const after = await doctor({ PORT: await freePort() })
    for (const { code, stdout } of [beside, after]) {
      expect(stdout).toMatch(/^ok +database +PostgreSQL \d+/m)
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^ok +tables +They are of this version\.$/m)])
    }
    expect(databaseRuns(dataDir)).toBe(false)
  })

  it('says all that is wrong at once, what to do, and fails', async () => {
    const { server, port } = await stranger()
    const env = {
      PORT: String(port),
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      PUBLIC_URL: `https://127.0.0.1:${await freePort()}`,
    }
    const { code, stdout } = await doctor(env)
    server.close()
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /^FAIL +database +The database none at 127\.0\.0\.1:1 .*nothing listens there.*DATABASE_URL/m,
    )
    expect(stdout).toMatch(new RegExp(`^FAIL +address +What answers at .* is not Pushback .*PORT=${port + 1}$`, 'm'))
    expect(stdout).toMatch(/^FAIL +address +PUBLIC_URL https:\S+ does not lead .*ECONNREFUSED/m)
  })
})

describe('the tables', () => {
  const names = MIGRATIONS.map(({ name }) => name)
  it.each([
    ['of an older version', names.slice(0, -1), 'warn', new RegExp(`the next start takes ${names.at(-1)}`)],
    ['of a newer version', [...names, '9999-later'], 'fail', /newer Pushback \(9999-later\)/],
    ['of this version', names, 'ok', /of this version/],
  ] as const)('are told for what they are: %s', async (_, done, level, says) => {
    const database = `pushback_doctor_${process.pid}`
    const url = new URL(inject('databaseUrl'))
    await query(url.href, `create database ${database}`)
    try {
      url.pathname = `/${database}`
      await query(url.href, 'create table schema_migration as select unnest($1::text[]) as name', [done])
      const found = await examineDatabase({ dataDir, databaseUrl: url.href })
      expect(found.find(({ about }) => about === 'tables')).toMatchObject({ level, says: expect.stringMatching(says) })
    } finally {
      await query(inject('databaseUrl'), `drop database ${database}`)
    }
  })
})

it('knows of room for a folder that is not made yet', async () => {
  const folders = { dataDir: join(dataDir, 'a/b'), databaseUrl: undefined, picturesDir: join(dataDir, 'c') }
  const found = await examineDisk(folders)
  expect(found.map(({ says }) => says)).toEqual([
    expect.stringMatching(/^[\d,]+ MiB are free where .*\/a\/b is/),
    expect.stringMatching(/^[\d,]+ MiB are free where .*\/c is/),
  ])
})

it('says what was not built', async () => {
  expect(await examineProgram(dataDir)).toEqual([
    { about: 'program', level: 'warn', says: expect.stringMatching(/Not built: the dashboard, .*npm run build/) },
  ])
})

it('does not wait for ever for a server or a database that never answers', async () => {
  const deaf = createSocketServer().listen(0, '127.0.0.1')
  await once(deaf, 'listening')
  const { port } = deaf.address() as AddressInfo
  const found = await examineAddress({ host: '127.0.0.1', port, publicUrl: undefined })
  const database = await examineDatabase({ dataDir, databaseUrl: `postgres://nobody@127.0.0.1:${port}/none` })
  deaf.close()
  expect(found).toMatchObject([{ level: 'fail', says: expect.stringContaining('no answer within 5 seconds') }])
  expect(database).toMatchObject([{ level: 'fail', says: expect.stringMatching(/timeout/) }])
})

async function query(url: string, sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql, values)
  await client.end()
}
