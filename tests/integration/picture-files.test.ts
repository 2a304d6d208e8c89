import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PictureFiles } from '@/server/store/picture-files'
import { startUpkeep } from '@/server/upkeep'
import { problem } from '@/utils/model/problem'
import { anEdit, anObjectionMutation, NOW } from '../simulation/sync-builders'
import { aPicture, bring, nameOf } from './attachments'
import {
  aMember,
  aWorkspace,
  type Endpoint,
  openEndpoint,
  PICTURE_BYTES,
  TestDevice,
  type TestMember,
} from './endpoint'

let folder: string
/** The same database with a folder for pictures, and without. */
let endpoint: Endpoint
let without: Endpoint
let eva: TestMember
let device: TestDevice
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pushback-pictures-'))
  endpoint = openEndpoint({ files: await PictureFiles.open(folder) })
  without = openEndpoint()
  eva = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
  device = new TestDevice(endpoint, eva)
})
afterAll(async () => {
  await Promise.all([endpoint.close(), without.close()])
  await rm(folder, { recursive: true })
})

const files = (): Promise<string[]> => readdir(join(folder, eva.workspaceId)).catch(() => [])
const get = (picture: Buffer, of = endpoint) => new TestDevice(of, eva).request(`/api/attachments/${nameOf(picture)}`)
let counter = 0

async function aPicturedNote() {
  const picture = aPicture()
  const note = anObjectionMutation({ fields: { screenshot: nameOf(picture) }, stamp: [NOW, counter++] })
  await device.push([note])
  expect((await bring(device, picture)).status).toBe(200)
  return { picture, id: note.entityId }
}

/** The upkeep of an hour later: what lies there is no longer young. */
async function upkeep(): Promise<void> {
  for (const name of await files()) await utimes(join(folder, eva.workspaceId, name), 0, 0)
  await startUpkeep({ ...endpoint, log: pino({ level: 'silent' }), now: () => NOW })()
}

describe('with a folder for pictures', () => {
  it('a picture lies there and comes back as it was sent, and the database holds none of it', async () => {
    const { picture } = await aPicturedNote()
    expect((await files()).filter((name) => name.startsWith(nameOf(picture)))).toHaveLength(1)
    expect(Buffer.from(await (await get(picture)).arrayBuffer()).equals(picture)).toBe(true)
    const { rows } = await sql`select 1 from attachment where bytes is not null and file is not null`.execute(
      endpoint.db,
    )
    expect(rows).toEqual([])
  })

  it('a picture that is sent again and again, also at the same moment, lies there once', async () => {
    const picture = aPicture()
    const sent = await Promise.all([1, 2, 3].map(() => bring(device, picture)))
    for (const _ of [1, 2]) sent.push(await bring(device, picture))
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect((await files()).filter((name) => name.startsWith(nameOf(picture)))).toHaveLength(1)
  })

  it('its file goes with its note, and the files of others stay', async () => {
    const [withdrawn, standing] = [await aPicturedNote(), await aPicturedNote()]
    const fields = { deletedAt: new Date(NOW).toISOString() }
    await device.push([anEdit({ entityId: withdrawn.id, fields, stamp: [NOW, counter++] })])
    await upkeep()
    expect((await files()).some((name) => name.startsWith(nameOf(withdrawn.picture)))).toBe(false)
    expect((await get(standing.picture)).status).toBe(200)
  })

  it('a file that was half written when the server died goes by itself, and one just being written does not', async () => {
    await aPicturedNote()
    await writeFile(join(folder, eva.workspaceId, 'half.part'), 'x')
    await upkeep()
    expect(await files()).not.toContain('half.part')
    await writeFile(join(folder, eva.workspaceId, 'young.part'), 'x')
    await startUpkeep({ ...endpoint, log: pino({ level: 'silent' }), now: () => NOW })()
    expect(await files()).toContain('young.part')
  })

  it('pictures that were kept in the database before are still there', async () => {
    const picture = aPicture()
    await bring(new TestDevice(without, eva), picture)
    expect((await get(picture)).status).toBe(200)
  })

  it('a workspace has no more room than without', async () => {
    const crowded = new TestDevice(endpoint, await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) }))
    for (const _ of [1, 2, 3]) expect((await bring(crowded, aPicture('image/png', PICTURE_BYTES / 3))).status).toBe(200)
    expect((await bring(crowded, aPicture())).status).toBe(507)
  })
})

describe('where the folder is not there any more', () => {
  it('a picture of it is a problem that names the setting', async () => {
    const { picture } = await aPicturedNote()
    const answer = await get(picture, without)
    expect(problem.parse(await answer.json())).toMatchObject({ status: 503, code: 'pictures_away' })
  })

  it('a picture that is sent again is there again, and lies there once', async () => {
    const { picture } = await aPicturedNote()
    await rm(join(folder, eva.workspaceId), { recursive: true })
    expect((await get(picture)).status).toBe(503)
    const sent = await Promise.all([1, 2, 3].map(() => bring(device, picture)))
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(Buffer.from(await (await get(picture)).arrayBuffer()).equals(picture)).toBe(true)
    expect(await files()).toHaveLength(1)
  })

  it('a picture that is sent again goes to the database where there is to be no folder any more', async () => {
    const { picture } = await aPicturedNote()
    expect((await bring(new TestDevice(without, eva), picture)).status).toBe(200)
    expect((await get(picture, without)).status).toBe(200)
    expect((await get(picture)).status).toBe(200)
  })

  it('a new picture is refused with the name of the setting, and taken once the folder is back', async () => {
    const { picture: old } = await aPicturedNote()
    await rm(folder, { recursive: true })
    await writeFile(folder, '')
    const picture = aPicture()
    for (const answer of [await bring(device, picture), await bring(device, old), await get(old)]) {
      expect(answer.status).toBe(503)
      const { code, detail } = problem.parse(await answer.json())
      expect([code, detail]).toEqual(['pictures_away', expect.stringContaining('PICTURES_DIR')])
    }
    await rm(folder)
    expect((await bring(device, picture)).status).toBe(200)
    expect((await get(picture)).status).toBe(200)
  })

  it('the start says which setting is wrong', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    await expect(PictureFiles.open(file)).rejects.toThrow(/PICTURES_DIR .*a-file cannot be used as a folder \(\w+\)/)
  })
})
