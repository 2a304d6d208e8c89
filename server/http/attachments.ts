import { createHash } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { inWorkspace } from '@/server/db/in-workspace'
import { keepAttachment, readAttachment, type StoredPicture } from '@/server/store/attachments'
import { sha256 } from '@/utils/model/ids'
import { MAX_PICTURE_BYTES, PICTURE_TYPES, type PictureType, pictureTypeOf } from '@/utils/model/picture'
import { attachmentAnswer } from '@/utils/model/sync-protocol'
import { access } from './access'
import { type App, type AppContext, dbOf } from './context'
import { deviceCors } from './device-cors'
import { HttpError } from './http-error'
import { readLimited } from './read-limited'
import { found, reading } from './reader'
import { json } from './responses'

const params = z.object({ sha256 })
const binary = { schema: { type: 'string', format: 'binary' } } as const
const PICTURE = Object.fromEntries(PICTURE_TYPES.map((type) => [type, binary]))

const putRoute = createRoute({
  ...access('device'),
  method: 'put',
  path: '/api/attachments/{sha256}',
  summary: 'Keeps a picture under the SHA-256 of its bytes; the same picture again changes nothing',
  request: { params, body: { required: true, content: PICTURE } },
  responses: json(attachmentAnswer),
})

const { 200: _, ...problems } = json(attachmentAnswer)

const getRoute = createRoute({
  ...access('member'),
  method: 'get',
  path: '/api/attachments/{sha256}',
  summary: 'A picture that the member may see',
  request: { params },
  responses: { 200: { description: 'The picture', content: PICTURE }, ...problems },
})

/** Pictures travel apart from the notes that name them: a device brings them, it and the dashboard fetch them. */
export function mountAttachments(app: App): void {
  app.use('/api/attachments/*', deviceCors(['GET', 'PUT']))
  app.openapi(putRoute, async (c) => {
    const { sha256 } = c.req.valid('param')
    const bytes = await readLimited(c, { limit: MAX_PICTURE_BYTES, tooLarge })
    const type = checkPicture(bytes, sha256)
    const { workspaceId, memberId } = c.var.principal
    const picture = { sha256, memberId, type, bytes, ...c.var.services.pictures }
    if (!(await inWorkspace(dbOf(c), workspaceId, (tx) => keepAttachment(tx, workspaceId, picture)))) throw noRoom()
    return c.json({ sha256, type, size: bytes.byteLength }, 200)
  })
  app.openapi(getRoute, async (c) => {
    const { sha256 } = c.req.valid('param')
    const { memberId } = c.var.principal
    const read = await reading(c, (tx, reader) => readAttachment(tx, { ...reader, memberId }, sha256))
    const { type, ...stored } = found(read, 'picture')
    return c.body(new Uint8Array(await bytesOf(c, stored)), 200, {
      'content-type': type,
      'content-disposition': `inline; filename="${sha256.slice(0, 12)}.${type.slice('image/'.length)}"`,
      // The name says what is in it, so it never changes; only who asked may keep it.
      'cache-control': 'private, max-age=31536000, immutable',
      vary: 'origin',
      'x-content-type-options': 'nosniff',
    })
  })
}

async function bytesOf(c: AppContext, { bytes, file }: Omit<StoredPicture, 'type'>): Promise<Uint8Array> {
  if (bytes) return bytes
  const { files } = c.var.services.pictures
  if (files && file !== null) return files.read(c.var.principal.workspaceId, file)
  const message =
    'The picture lies in a folder that this server does not know. An administrator can set PICTURES_DIR to it.'
  throw new HttpError(message, { status: 503, code: 'pictures_away' })
}

function checkPicture(bytes: Uint8Array, name: string): PictureType {
  const type = pictureTypeOf(bytes)
  if (!type) {
    const message = 'These bytes are no picture: PNG, JPEG and WebP are kept. Nothing was stored.'
    throw new HttpError(message, { status: 415, code: 'picture_type' })
  }
  if (createHash('sha256').update(bytes).digest('hex') === name) return type
  const message =
    'The bytes are not those that the name says: they were changed on the way. Send the picture again, whole.'
  throw new HttpError(message, { status: 422, code: 'picture_hash' })
}

function tooLarge(): HttpError {
  const message = `A picture may have ${MAX_PICTURE_BYTES / 1024 / 1024} MiB. Nothing was stored: make it smaller.`
  return new HttpError(message, { status: 413, code: 'too_large' })
}

function noRoom(): HttpError {
  const message =
    'The workspace has no room for another picture, and this one was not stored; its note was. An administrator can set PICTURES_MB higher.'
  return new HttpError(message, { status: 507, code: 'no_room' })
}
