import { createHash, randomBytes } from 'node:crypto'
import { type WorkspaceId, workspaceId } from '@/utils/model/ids'

/** A secret that leads to its workspace: only there it is looked up, under the second lock. */
export interface ReadToken {
  workspaceId: WorkspaceId
  hash: Buffer
}

const SECRET = '[A-Za-z0-9_-]{43}'
const DEVICE_TOKEN = new RegExp(`^pb_([0-9a-f-]{36})_(${SECRET})$`)
const PAGE_TOKEN = new RegExp(`^([0-9a-f-]{36})\\.(${SECRET})$`)

/** What an extension or a program signs in with; it is shown once and kept only as its hash. */
export function newDeviceToken(workspace: WorkspaceId): string {
  return `pb_${workspace}_${secret()}`
}

/** What a sign-in link holds. */
export function newPageToken(workspace: WorkspaceId): string {
  return `${workspace}.${secret()}`
}

/** What a browser that waits to be paired asks with. */
export function newPairingCode(): string {
  return secret()
}

export function readDeviceToken(text: string): ReadToken | undefined {
  return read(text, DEVICE_TOKEN)
}

export function readPageToken(text: string): ReadToken | undefined {
  return read(text, PAGE_TOKEN)
}

/** 256 random bits need no salt and no slow hash. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function read(text: string, form: RegExp): ReadToken | undefined {
  const parsed = workspaceId.safeParse(form.exec(text)?.[1])
  return parsed.success ? { workspaceId: parsed.data, hash: hashToken(text) } : undefined
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}
