import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { BadInputError } from '@/utils/model/errors'

const run = promisify(execFile)

/** Who PostgreSQL's processes and files belong to. */
export interface Owner {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root: there it runs as the user `postgres`, made if missing. Else as ourselves. */
export async function databaseOwner(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined
  return (await find()) ?? (await make())
}

async function find(): Promise<Owner | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined // `id` fails where there is no such user
  }
}

async function make(): Promise<Owner> {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin']
  try {
    await run('useradd', [...options, 'postgres'])
  } catch (cause) {
    const advice = 'make a user "postgres", start Pushback as another user than root, or set DATABASE_URL'
    throw new BadInputError(`PostgreSQL does not run as root and no user could be made for it: ${advice}.`, { cause })
  }
  const owner = await find()
  if (!owner) throw new BadInputError('The user "postgres" was made but is not found. Set DATABASE_URL instead.')
  return owner
}
