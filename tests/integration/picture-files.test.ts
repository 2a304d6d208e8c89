import { mkdir, mkdtemp, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PictureFiles } from '@/server/store/picture-files'
import { startUpkeep } from '@/server/upkeep'
import { problem } from '@/utils/model/problem'
import { anEdit, NOW } from '../simulation/sync-builders'
import { aPicture, bring, nameOf, PictureDevice } from './attachments'
import { type Endpoint, openEndpoint, PICTURE_BYTES, TestDevice, type TestMember } from './endpoint'

let folder: string
/** The same database with a folder for pictures, and without. */
let endpoint: Endpoint
let without: Endpoint
let device: PictureDevice
let eva: TestMember
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pushback-pictures-'))
  endpoint = openEndpoint({ files: await PictureFiles.open(folder) })
  without = openEndpoint()
  device = await PictureDevice.open(endpoint)
  eva = device.member
})
afterAll(async () => {
  await Promise.all([endpoint.close(), without.close()])
  await rm(folder, { recursive: true })
})

const files = (): Promise<string[]> => readdir(join(folder, eva.workspaceId)).catch(() => [])
const get = (picture: Buffer, of = endpoint) => new TestDevice(of, eva).request(`/api/attachments/${nameOf(picture)}`)

/** The upkeep of an hour later: what lies there is no longer young. */
async function upkeep(): Promise<void> {
  for (const name of await files()) await utimes(join(folder, eva.workspaceId, name), 0, 0)
  await startUpkeep({ ...endpoint, log: pino({ level: 'silent' }), now: () => NOW })()
}

describe('with a folder for pictures', () => {
  it('a picture lies there and comes back as it was sent, and the database holds none of it', async () => {
    const { picture } = await device.picturedNote()
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
    const [withdrawn, standing] = [await device.picturedNote(), await device.picturedNote()]
    const fields = { deletedAt: new Date(NOW).toISOString() }
    await device.push([anEdit({ entityId: withdrawn.id, fields, stamp: device.stamp() })])
    await upkeep()
    expect((await files()).some((name) => name.startsWith(nameOf(withdrawn.picture)))).toBe(false)
    expect((await get(standing.picture)).status).toBe(200)
  })

  it('a file that was half written when the server died goes by itself, and one just being written does not', async () => {
    await device.picturedNote()
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
    const crowded = await PictureDevice.open(endpoint)
    for (const _ of [1, 2, 3]) expect((await bring(crowded, aPicture('image/png', PICTURE_BYTES / 3))).status).toBe(200)
    expect((await bring(crowded, aPicture())).status).toBe(507)
  })
})

describe('where the folder is not there any more', () => {
  it('a picture of it is a problem that names the setting', async () => {
    const { picture } = await device.picturedNote()
    const answer = await get(picture, without)
    expect(problem.parse(await answer.json())).toMatchObject({ status: 503, code: 'pictures_away' })
  })

  it('a picture that is sent again is there again, and lies there once', async () => {
    const { picture } = await device.picturedNote()
    await rm(join(folder, eva.workspaceId), { recursive: true })
    expect((await get(picture)).status).toBe(503)
    const sent = await Promise.all([1, 2, 3].map(() => bring(device, picture)))
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(Buffer.from(await (await get(picture)).arrayBuffer()).equals(picture)).toBe(true)
    expect(await files()).toHaveLength(1)
  })

  it('a picture that is sent again goes to the database where there is to be no folder any more', async () => {
    const { picture } = await device.picturedNote()
    expect((await bring(new TestDevice(without, eva), picture)).status).toBe(200)
    expect((await get(picture, without)).status).toBe(200)
    expect((await get(picture)).status).toBe(200)
  })

  it('a new picture is refused with the name of the setting, and taken once the folder is back', async () => {
    const { picture: old } = await device.picturedNote()
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

  it('a picture that cannot be read is a problem that names the setting, and the log says where it lies', async () => {
    const { picture } = await device.picturedNote()
    const file = (await files()).find((name) => name.startsWith(nameOf(picture))) ?? ''
    await rename(join(folder, eva.workspaceId, file), join(folder, 'aside'))
    // A link to itself: unlike a file without rights it cannot be read by root either.
    await symlink(file, join(folder, eva.workspaceId, file))
    const { status, code, detail } = problem.parse(await (await get(picture)).json())
    expect([status, code, detail]).toEqual([503, 'pictures_away', expect.stringMatching(/ELOOP.*PICTURES_DIR/)])
    expect(detail).not.toContain(folder)
    expect(endpoint.lines.at(-2)).toContain(join(folder, eva.workspaceId, file))
    await rename(join(folder, 'aside'), join(folder, eva.workspaceId, file))
    expect((await get(picture)).status).toBe(200)
  })

  it('the upkeep says which folder it cannot read, and goes on with the other workspaces', async () => {
    const { picture } = await device.picturedNote()
    const others = join(folder, (await PictureDevice.open(endpoint)).member.workspaceId)
    await mkdir(others)
    await writeFile(join(others, 'half.part'), 'x')
    await utimes(join(others, 'half.part'), 0, 0)
    const own = join(folder, eva.workspaceId)
    await rename(own, join(folder, 'aside'))
    await symlink(own, own)
    const said: string[] = []
    const log = pino({}, { write: (line: string) => void said.push(line) })
    await startUpkeep({ ...endpoint, log, now: () => NOW })()
    expect(said.join('')).toMatch(new RegExp(`"path":"${own}".*ELOOP`))
    expect(await readdir(others)).toEqual([])
    await rm(own)
    await rename(join(folder, 'aside'), own)
    expect((await get(picture)).status).toBe(200)
  })

  it('the start says which setting is wrong', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    await expect(PictureFiles.open(file)).rejects.toThrow(/PICTURES_DIR .*a-file cannot be used as a folder \(\w+\)/)
  })
})
