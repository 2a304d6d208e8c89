import { randomInt } from 'node:crypto'
import { v7 } from 'uuid'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import { writeAudit } from '@/server/store/audit'
import { createDevice } from './devices'
import type { Principal } from './principal'
import { hashToken, newPairingCode } from './tokens'

// The device authorization grant (RFC 8628): a browser asks for a code, a member confirms it in the dashboard, and the
// browser, which asks again and again, is given a token of its own.

const LIFE_MS = 10 * 60_000
/** How often a browser may ask. */
export const INTERVAL_S = 3

/** No vowels, so that no word comes about, and nothing that looks like something else (RFC 8628, 6.1). */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'

export interface Pairing {
  /** The browser's secret. */
  code: string
  /** What the member reads there and confirms here. */
  userCode: string
  seconds: number
}

export async function startPairing(db: Db, deviceName: string, now: number): Promise<Pairing> {
  const [code, userCode] = [newPairingCode(), newUserCode()]
  const [createdAt, expiresAt] = [new Date(now).toISOString(), new Date(now + LIFE_MS).toISOString()]
  const row = { id: v7(), codeHash: hashToken(code), userCode, deviceName, createdAt, expiresAt }
  await db
    .insertInto('pairing')
    .values({ ...row, polledAt: null, answer: null, workspaceId: null, memberId: null })
    .execute()
  return { code, userCode, seconds: LIFE_MS / 1_000 }
}

function newUserCode(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** Why a browser has no token yet, in the words of RFC 8628, 3.5. */
export type PairingError = 'authorization_pending' | 'slow_down' | 'access_denied' | 'expired_token' | 'invalid_grant'

/** What a browser that asks is given: its token, once, or why there is none. */
export async function collectToken(db: Db, code: string, now: number): Promise<{ token: string } | PairingError> {
  const codeHash = hashToken(code)
  const row = await db.selectFrom('pairing').selectAll().where('codeHash', '=', codeHash).executeTakeFirst()
  if (!row) return 'invalid_grant'
  if (Date.parse(row.expiresAt) <= now) return 'expired_token'
  if (row.answer === 'denied') return 'access_denied'
  if (row.answer === null) {
    const tooSoon = row.polledAt !== null && now - Date.parse(row.polledAt) < (INTERVAL_S * 1_000) / 2
    await db
      .updateTable('pairing')
      .set({ polledAt: new Date(now).toISOString() })
      .where('id', '=', row.id)
      .execute()
    return tooSoon ? 'slow_down' : 'authorization_pending'
  }
  // Of two that ask at once, one deletes the row and has the token.
  const taken = await db.deleteFrom('pairing').where('id', '=', row.id).returning('id').executeTakeFirst()
  if (!taken || row.workspaceId === null || row.memberId === null) return 'invalid_grant'
  return { token: await createDevice(db, row.workspaceId, row.memberId, row.deviceName) }
}

/** The browser that shows this code; undefined where none does, or too long ago. */
export async function findPairing(db: Db, userCode: string, now: number) {
  return db
    .selectFrom('pairing')
    .select(['deviceName as device', 'createdAt'])
    .where('userCode', '=', readUserCode(userCode))
    .where('expiresAt', '>', new Date(now).toISOString())
    .where('answer', 'is', null)
    .executeTakeFirst()
}

/** Lets the browser that shows this code in as the member, or keeps it out; false where there is none any more. */
export async function answerPairing(
  db: Db,
  { workspaceId, memberId }: Pick<Principal, 'workspaceId' | 'memberId'>,
  { userCode, allow, now }: { userCode: string; allow: boolean; now: number },
): Promise<boolean> {
  const answered = await db
    .updateTable('pairing')
    .set({ answer: allow ? 'allowed' : 'denied', workspaceId, memberId })
    .where('userCode', '=', readUserCode(userCode))
    .where('expiresAt', '>', new Date(now).toISOString())
    .where('answer', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!answered) return false
  if (allow)
    await inWorkspace(db, workspaceId, (tx) =>
      writeAudit(tx, { workspaceId, memberId }, { action: 'device_paired', detail: {} }),
    )
  return true
}

/** As people type it: small letters, without the hyphen, with blanks. */
function readUserCode(text: string): string {
  const letters = text.toUpperCase().replace(/[^A-Z]/g, '')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
