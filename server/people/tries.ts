import { createHash } from 'node:crypto'
import type { Db } from '@/server/db/connect'

export const WINDOW_MS = 15 * 60_000

export interface Limit {
  /** What is counted, such as an address; kept as its hash only. */
  of: string
  most: number
}

/**
 * Counts a try under each limit, before it is made: any number of processes see the same count, and tries side by side
 * are all counted. Answers for how many seconds there were too many, or undefined.
 */
export async function countTries(db: Db, limits: readonly Limit[], now: number): Promise<number | undefined> {
  const waits = await Promise.all(limits.map((limit) => countTry(db, limit, now)))
  return waits.reduce((longest, wait) => (wait !== undefined && wait > (longest ?? 0) ? wait : longest), undefined)
}

async function countTry(db: Db, { of, most }: Limit, now: number): Promise<number | undefined> {
  const [began, over] = [new Date(now).toISOString(), new Date(now - WINDOW_MS).toISOString()]
  const row = await db
    .insertInto('signInTry')
    .values({ key: hashed(of), count: 1, beganAt: began })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => {
        const isOver = eb('signInTry.beganAt', '<', over)
        return {
          count: eb
            .case()
            .when(isOver)
            .then(1)
            .else(eb('signInTry.count', '+', 1))
            .end(),
          beganAt: eb.case().when(isOver).then(began).else(eb.ref('signInTry.beganAt')).end(),
        }
      }),
    )
    .returning(['count', 'beganAt'])
    .executeTakeFirstOrThrow()
  if (row.count <= most) return undefined
  return Math.max(1, Math.ceil((Date.parse(row.beganAt) + WINDOW_MS - now) / 1_000))
}

/** Forgets the tries of one who has come in. */
export async function forgetTries(db: Db, of: string): Promise<void> {
  await db.deleteFrom('signInTry').where('key', '=', hashed(of)).execute()
}

const hashed = (of: string) => createHash('sha256').update(of).digest('base64url')
