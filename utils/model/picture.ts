import type { Sha256 } from './ids'

/** What a picture may be, and at most how large. Larger ones are encoded again on the device, or refused. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

export const MAX_PICTURE_BYTES = 5 * 1024 * 1024

/** What bytes are by their first ones, whatever anybody says of them; undefined for all else. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | undefined {
  if (has(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (has(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  // "RIFF", four bytes of length, "WEBP".
  if (has(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && has(bytes, 8, [0x57, 0x45, 0x42, 0x50])) return 'image/webp'
  return undefined
}

/** A picture's name. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<Sha256> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') as Sha256
}

function has(bytes: Uint8Array, from: number, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[from + index] === byte)
}
