import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BACKED_UP } from '@/server/backup/format'
import { openEmbedded } from '@/server/db/embedded/embedded'
import { deviceId, newId } from '@/utils/model/ids'
import { PROTOCOL, pullAnswer, pushAnswer } from '@/utils/model/sync-protocol'
import { objectionPage } from '@/utils/model/views'
import { anEdit, anObjectionMutation, NOW } from '../simulation/sync-builders'
import { aPicture, nameOf } from './attachments'
import { aDataDir, removeDataDir, run, serve, stop } from './program'

/** A token in the backup that an earlier version made. */
const OF_EARLIER = 'pb_01a222b2-7bc7-7255-ae39-6b75ac72393d_rdo4iFsfgAAaXN9l2w_I3AIUM4ITkbN_lHN3QS1BAAc'
const TEXT = 'مرحبا 👩‍👩‍👧 "quoted" \\back\\ \t tab'

let dataDir: string
let fresh: string
let file: string
beforeAll(async () => {
  dataDir = await aDataDir()
  fresh = await aDataDir()
  file = join(fresh, 'team.backup')
})
afterAll(() => Promise.all([dataDir, fresh].map(removeDataDir)))

const command = (args: string[], folder = dataDir) => run(args, { DATA_DIR: folder }).ended

/** A command that may write no file beyond 8 KiB, as on a full disk; answers what it says when it has failed. */
async function withLittleRoom(args: string[]): Promise<string> {
  const node = [process.execPath, '--import', 'tsx', 'server/cli/main.ts', ...args]
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' }
  const how = { env, timeout: 60_000 }
  const failed = await promisify(execFile)('bash', ['-c', 'ulimit -f 8 && exec "$@"', 'bash', ...node], how).catch(
    String,
  )
  return String(failed)
}

/** All rows of all tables, as text in some order of their own. */
async function contentOf(folder: string): Promise<Record<string, string[]>> {
  const { url, close } = await openEmbedded(folder, { as: 'command' })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const content: Record<string, string[]> = {}
  for (const table of [...BACKED_UP, 'schema_migration'])
    content[table] = (await client.query({ text: `select t::text from ${table} t`, rowMode: 'array' })).rows
      .flat()
      .sort()
  await client.end()
  await close()
  return content
}

async function fill(url: string, bearer: string): Promise<void> {
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
  const picture = aPicture()
  const note = anObjectionMutation({ fields: { text: TEXT, screenshot: nameOf(picture) }, stamp: [NOW, 0] })
  const edit = anEdit({
    entityId: note.entityId,
    fields: { severity: 'nice', mood: { deep: [1, null] } },
    stamp: [NOW, 1],
  })
  // Of which gzip makes nothing: a backup of them is not over when its first bytes are written.
  const text = () => randomBytes(200).toString('base64')
  const many = Array.from({ length: 2_400 }, (_, at) =>
    anObjectionMutation({ fields: { text: text() }, stamp: [NOW + 1, at] }),
  )
  const body = JSON.stringify({ protocol: PROTOCOL, deviceId: newId(deviceId), mutations: [note, edit, ...many] })
  const answer = await fetch(`${url}/api/sync/push`, { method: 'POST', headers, body })
  expect(pushAnswer.parse(await answer.json())).toMatchObject({ applied: 2_402, rejected: [] })
  const brought = await fetch(`${url}/api/attachments/${nameOf(picture)}`, { method: 'PUT', headers, body: picture })
  expect(brought.status).toBe(200)
}

describe('a backup', () => {
  let bearer: string
  it('is made while the endpoint goes on, and is its maker’s to read only', async () => {
    const server = await serve(dataDir)
    const args = ['token', 'create', '--workspace', 'team', '--email', 'eva@example.com', '--role', 'se']
    bearer = (await command(args)).stdout.trim()
    await fill(server.url, bearer)
    const { code, stderr } = await command(['backup', file])
    expect([code, stderr]).toEqual([0, expect.stringMatching(/team\.backup is whole: [\d,]+ rows/)])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const short = join(fresh, 'short.backup')
    expect(await withLittleRoom(['backup', short])).toMatch(/could not be written \(EFBIG\): no file was left behind/)
    expect((await readdir(fresh)).filter((name) => name.startsWith('short'))).toEqual([])
    expect(await stop(server)).toBe(0)
  })

  it('is put back row for row, and the endpoint goes on from there', async () => {
    const { code, stderr } = await command(['restore', file], fresh)
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^Restored [\d,]+ rows\./)])
    expect(await contentOf(fresh)).toEqual({
      ...(await contentOf(dataDir)),
      schema_migration: expect.any(Array),
    })
    const server = await serve(fresh)
    const query = `protocol=${PROTOCOL}&device=${newId(deviceId)}`
    const headers = { authorization: `Bearer ${bearer}` }
    const answer = await fetch(`${server.url}/api/sync/pull?${query}`, { headers })
    const texts = pullAnswer.parse(await answer.json()).rows.map((row) => 'fields' in row && row.fields)
    expect(texts).toContainEqual(expect.objectContaining({ text: TEXT, severity: 'nice', mood: { deep: [1, null] } }))
    expect(await stop(server)).toBe(0)
  })

  it('of an earlier version is brought up to date by the next start, and lets in who it let in', async () => {
    const folder = await aDataDir()
    const earlier = join(import.meta.dirname, '../fixtures/backups/before-people.backup')
    expect(await command(['restore', earlier], folder)).toMatchObject({ code: 0 })
    const server = await serve(folder)
    const headers = { authorization: `Bearer ${OF_EARLIER}` }
    const answer = await fetch(`${server.url}/api/objections`, { headers })
    expect(objectionPage.parse(await answer.json()).rows).toMatchObject([
      { text: 'kept from an earlier version, 主婦', severity: 'nice' },
    ])
    expect(await stop(server)).toBe(0)
    const link = await command(['sign-in-link', '--workspace', 'team', '--email', 'eva@example.com'], folder)
    expect(link).toMatchObject({ code: 0, stdout: expect.stringContaining('/sign-in#') })
    await removeDataDir(folder)
  })

  it('never takes the place of what is there: a file, or a workspace', async () => {
    expect(await command(['backup', file])).toMatchObject({ code: 1, stderr: expect.stringMatching(/there already/) })
    const again = await command(['restore', file], fresh)
    expect(again).toMatchObject({ code: 1, stderr: expect.stringMatching(/workspace here already.*empty DATA_DIR/) })
  })
})

describe('what is no whole backup', () => {
  let whole: Buffer
  beforeAll(async () => {
    whole = await readFile(file)
  })
  const headless = () => gunzipSync(whole).toString().split('\n')
  it.each<[string, () => Buffer, RegExp]>([
    ['a page', () => Buffer.from('<!doctype html>'), /cannot be read as a backup \(Z_DATA_ERROR\)/],
    ['cut off', () => whole.subarray(0, whole.length - 1_000), /cannot be read as a backup \(Z_BUF_ERROR\)/],
    ['without its last lines', () => gzipSync(`${headless().slice(0, 50).join('\n')}\n`), /is not whole/],
    ['without a row', () => gzipSync(headless().toSpliced(lastRow(headless()), 1).join('\n')), /is not whole/],
    [
      'with a row that was changed',
      () => gzipSync(headless().with(3, '{"workspace_id": 7').join('\n')),
      /is no backup of/,
    ],
    ['with more behind its end', () => gzipSync(`${headless().join('\n')}{"a":1}\n`), /is no backup of Pushback/],
    ['another file', () => gzipSync('{"a":1}\n'), /is no backup of Pushback/],
    ['of a later version', () => later(headless()), /is of a newer Pushback \(9999-later\)/],
    ['nothing', () => Buffer.alloc(0), /cannot be read as a backup/],
  ])('is refused, and nothing of it is kept: %s', async (_, made, message) => {
    const folder = await aDataDir()
    try {
      const bad = join(folder, 'bad.backup')
      await writeFile(bad, made())
      const { code, stderr } = await command(['restore', bad], folder)
      expect([code, stderr]).toEqual([1, expect.stringMatching(message)])
      expect(stderr).toContain('Nothing was changed')
      // Not even a database was made.
      expect(await readdir(folder)).toEqual(['bad.backup'])
    } finally {
      await removeDataDir(folder)
    }
  })

  it('is refused when it is not there at all', async () => {
    const { code, stderr } = await command(['restore', join(fresh, 'none')])
    expect([code, stderr]).toEqual([1, expect.stringMatching(/cannot be read as a backup \(ENOENT\)/)])
  })
})

/** Tables that hold nothing may stand behind it. */
const lastRow = (lines: string[]) => lines.findLastIndex((line) => line.startsWith('{"workspace_id"'))

function later([first = '', ...rest]: string[]): Buffer {
  const head = JSON.parse(first)
  return gzipSync([JSON.stringify({ ...head, migrations: [...head.migrations, '9999-later'] }), ...rest].join('\n'))
}
