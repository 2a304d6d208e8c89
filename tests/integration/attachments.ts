import { createHash, randomBytes } from 'node:crypto'
import type { Sha256 } from '@/utils/model/ids'
import type { Stamp } from '@/utils/model/stamp'
import { anObjectionMutation, NOW } from '../simulation/sync-builders'
import { aMember, aWorkspace, type Endpoint, TestDevice } from './endpoint'

export const SIGNATURES = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/webp': [0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50],
} as const

/** Bytes that begin as a picture does, never the same twice. */
export function aPicture(type: keyof typeof SIGNATURES = 'image/png', size = 200): Buffer<ArrayBuffer> {
  const start = SIGNATURES[type]
  return Buffer.concat([Buffer.from(start), randomBytes(size - start.length)])
}

export const nameOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as Sha256

export function bring(device: TestDevice, bytes: Buffer<ArrayBuffer>, name: string = nameOf(bytes)): Promise<Response> {
  return device.request(`/api/attachments/${name}`, { method: 'PUT', body: bytes })
}

/** An engineer's browser whose notes have pictures; like any it gives no stamp twice. */
export class PictureDevice extends TestDevice {
  #stamps = 0

  /** In a workspace of its own. */
  static async open(endpoint: Endpoint): Promise<PictureDevice> {
    return new PictureDevice(endpoint, await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) }))
  }

  stamp(): Stamp {
    return [NOW, this.#stamps++]
  }

  /** A picture at the endpoint with a note that names it. */
  async picturedNote() {
    const picture = aPicture()
    const note = anObjectionMutation({ fields: { screenshot: nameOf(picture) }, stamp: this.stamp() })
    if ((await this.push([note])).applied !== 1) throw new Error('The note was refused.')
    if (!(await bring(this, picture)).ok) throw new Error('The picture was refused.')
    return { picture, name: nameOf(picture), id: note.entityId }
  }
}
