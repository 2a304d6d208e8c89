import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDataDir, databaseRuns, removeDataDir, run, serve, stop } from './program'

let dataDir: string
beforeEach(async () => {
  dataDir = await aDataDir()
})
afterEach(() => removeDataDir(dataDir))

const token = (email: string) => ['token', 'create', '--workspace', 'team', '--email', email, '--role', 'se']

async function hello(url: string, bearer: string) {
  return fetch(`${url}/api/sync/hello`, { headers: { authorization: `Bearer ${bearer.trim()}` } })
}

describe('pushback serve', () => {
  it('makes a first workspace, prints a link for it, and stops without leaving a process', async () => {
    const server = await serve(dataDir)
    const [, link = ''] = await server.said(/this link: \S+#(\S+)/)
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: link }),
    }
    expect((await fetch(`${server.url}/api/sign-in`, init)).status).toBe(204)
    expect(await stop(server)).toBe(0)
    expect(databaseRuns(dataDir)).toBe(false)
  })

  it('takes over the database that a killed server left behind, with everything in it', async () => {
    const killed = await serve(dataDir)
    const made = await run(token('eva@example.com'), { DATA_DIR: dataDir }).ended
    killed.process.kill('SIGKILL')
    await killed.ended
    expect(databaseRuns(dataDir)).toBe(true)
    const server = await serve(dataDir)
    expect((await hello(server.url, made.stdout)).status).toBe(200)
    expect(await stop(server)).toBe(0)
    expect(databaseRuns(dataDir)).toBe(false)
  })

  it('refuses a data directory that another server holds, and says which', async () => {
    const server = await serve(dataDir)
    const second = await run(['serve'], { DATA_DIR: dataDir }).ended
    expect(second.code).toBe(1)
    expect(second.stderr).toContain(`Another Pushback server, process ${server.process.pid}, holds ${dataDir}`)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    await stop(server)
  })

  it('refuses a port in use and says what to do', async () => {
    const server = await serve(dataDir)
    const other = await aDataDir()
    const { port } = new URL(server.url)
    const second = await run(['serve'], { DATA_DIR: other, PORT: port }).ended
    expect(second.code).toBe(1)
    expect(second.stderr).toMatch(new RegExp(`Port ${port} on 127.0.0.1 is in use.*PORT=${Number(port) + 1}`))
    expect(databaseRuns(other)).toBe(false)
    await stop(server)
    await removeDataDir(other)
  })

  it('answers a body that is far too large on a real socket', async () => {
    const server = await serve(dataDir)
    const made = await run(token('eva@example.com'), { DATA_DIR: dataDir }).ended
    const headers = { authorization: `Bearer ${made.stdout.trim()}`, 'content-type': 'application/json' }
    const response = await fetch(`${server.url}/api/sync/push`, {
      method: 'POST',
      headers,
      body: 'x'.repeat(20_000_000),
    })
    expect([response.status, (await response.json()).code]).toEqual([413, 'too_large'])
    await stop(server)
  })

  it('ends open streams when it stops', async () => {
    const server = await serve(dataDir)
    const made = await run(token('eva@example.com'), { DATA_DIR: dataDir }).ended
    const response = await fetch(`${server.url}/api/events`, {
      headers: { authorization: `Bearer ${made.stdout.trim()}` },
    })
    const [text, code] = await Promise.all([response.text(), stop(server)])
    expect([text, code]).toEqual([expect.stringContaining('listening'), 0])
  })
})

describe('the other commands', () => {
  it('work without a server and stop the database after', async () => {
    const made = await run(['workspace', 'create', 'acme', '--name', 'Acme'], { DATA_DIR: dataDir }).ended
    expect([made.code, made.stdout]).toEqual([0, expect.stringMatching(/^[0-9a-f-]{36}\n$/)])
    expect(databaseRuns(dataDir)).toBe(false)
    const again = await run(['workspace', 'create', 'acme'], { DATA_DIR: dataDir }).ended
    expect([again.code, again.stdout]).toEqual([1, ''])
    expect(again.stderr).toContain('There is a workspace "acme" already')
  })

  it('work at once beside each other', async () => {
    await run(['workspace', 'create', 'team'], { DATA_DIR: dataDir }).ended
    const all = await Promise.all([1, 2, 3].map((n) => run(token(`m${n}@example.com`), { DATA_DIR: dataDir }).ended))
    expect(all.map(({ code, stdout }) => [code, stdout.slice(0, 3)])).toEqual([
      [0, 'pb_'],
      [0, 'pb_'],
      [0, 'pb_'],
    ])
    expect(databaseRuns(dataDir)).toBe(false)
  })

  it('say what would be erased, and erase it only when told so', async () => {
    const server = await serve(dataDir)
    const file = join(dataDir, 'accounts.csv')
    await writeFile(file, 'account,segment\nCancity,retail\n')
    const team = (...args: string[]) => run([...args, '--workspace', 'team'], { DATA_DIR: dataDir }).ended
    expect((await team('import', 'accounts', file)).code).toBe(0)
    expect((await team('erase', '--customer', 'cancity')).stderr).toContain('0 notes, 0 demos, 0 deals, 1 accounts')
    expect((await team('erase', '--customer', 'cancity', '--yes')).stderr).toContain('Erased for good')
    expect((await team('erase', '--customer', 'cancity')).stderr).toContain('Nothing of "cancity" is stored')
    expect((await team('erase')).stderr).toContain('either --customer NAME or --member ADDRESS')
    await stop(server)
  })

  it.each([
    [['token', 'create', '--email', 'eva@example.com'], /--workspace/],
    [
      ['token', 'create', '--workspace', 'team', '--email', 'eva@example.com', '--role', 'boss'],
      /se, manager, pm, admin/,
    ],
    [['nonsense'], /unknown command/],
  ])('say what is wrong with %j and end with 2', async (args, said) => {
    const result = await run(args, { DATA_DIR: dataDir }).ended
    expect([result.code, result.stdout]).toEqual([2, ''])
    expect(result.stderr).toMatch(said)
  })

  it.each([[['--help']], [['token', '--help']], [['token', 'create', '--help']]])(
    'explain themselves with %j',
    async (args) => {
      const result = await run(args, { DATA_DIR: dataDir }).ended
      expect([result.code, result.stdout]).toEqual([0, expect.stringContaining('Usage: pushback')])
    },
  )

  it.each([
    [{ PORT: 'abc' }, /PORT is not a port/],
    [{ HOST: '0.0.0.0' }, /PUBLIC_URL.*ALLOW_PUBLIC_HTTP/],
    [{ DATA_DIR: import.meta.filename }, /cannot be used as a folder/],
  ])('refuse the environment %j', async (env, said) => {
    const result = await run(['serve'], { DATA_DIR: dataDir, ...env }).ended
    expect([result.code, result.stderr]).toEqual([1, expect.stringMatching(said)])
  })
})
