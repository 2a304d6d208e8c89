import type { Settings } from '@/server/settings'
import { examineAddress } from './address'
import { examineDatabase } from './database'
import { examineDisk } from './disk'
import type { Finding } from './finding'
import { examineProgram } from './program'
import { examineSignIn } from './sign-in'

/** Looks at all that the endpoint needs, whether it runs or not, and changes nothing. */
export async function examine(settings: Settings): Promise<Finding[]> {
  const all = [
    ...[examineProgram(), examineDatabase(settings), examineDisk(settings)],
    ...[examineAddress(settings), examineSignIn(settings)],
  ]
  return (await Promise.all(all)).flat()
}
