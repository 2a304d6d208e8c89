import { v7 } from 'uuid'
import { z } from 'zod'

const uuid = z.guid().lowercase()

export const workspaceId = uuid.brand<'WorkspaceId'>()
export type WorkspaceId = z.infer<typeof workspaceId>
export const memberId = uuid.brand<'MemberId'>()
export type MemberId = z.infer<typeof memberId>
export const deviceId = uuid.brand<'DeviceId'>()
export type DeviceId = z.infer<typeof deviceId>
export const objectionId = uuid.brand<'ObjectionId'>()
export type ObjectionId = z.infer<typeof objectionId>
export const demoId = uuid.brand<'DemoId'>()
export type DemoId = z.infer<typeof demoId>
export const dealId = uuid.brand<'DealId'>()
export type DealId = z.infer<typeof dealId>
export const accountId = uuid.brand<'AccountId'>()
export const themeId = uuid.brand<'ThemeId'>()
export type ThemeId = z.infer<typeof themeId>

/** What a picture is called by: the SHA-256 of its bytes, in small hex. */
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in small hex')
  .brand<'Sha256'>()
export type Sha256 = z.infer<typeof sha256>

/** The id of a record of any entity, where the entity stands beside it. */
export const entityId = uuid

/** A new UUIDv7 (RFC 9562), made where the record is made. `schema` brands it: `newId(objectionId)`. */
export function newId<S extends z.ZodType>(schema: S): z.infer<S> {
  return schema.parse(v7())
}
