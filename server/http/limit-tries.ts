import { countTries, type Limit } from '@/server/people/tries'
import { clientAddress } from './client-address'
import { type AppContext, dbOf } from './context'
import { HttpError } from './http-error'

/** How often one address may try in a quarter of an hour; a whole office may share it. */
const MOST_OF_ADDRESS = 100

/** Counts a try to come in, of this address and of what is tried there; refuses it where there were too many. */
export async function limitTries(c: AppContext, ...limits: Limit[]): Promise<void> {
  const address = clientAddress(c)
  const all = address === undefined ? limits : [...limits, { of: `address ${address}`, most: MOST_OF_ADDRESS }]
  const seconds = await countTries(dbOf(c), all, c.var.services.now())
  if (seconds === undefined) return
  const minutes = Math.ceil(seconds / 60)
  const message = `That was tried too often. Wait ${minutes} minutes, or ask an admin for a sign-in link.`
  throw new HttpError(message, { status: 429, code: 'too_many_tries', headers: { 'retry-after': String(seconds) } })
}
