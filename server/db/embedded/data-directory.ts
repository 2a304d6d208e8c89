import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { chown, link, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BadInputError } from '@/utils/model/errors'
import { type Binaries, findBinaries } from './binaries'
import { databaseOwner, type Owner } from './owner'

const run = promisify(execFile)

/** A folder that holds a PostgreSQL: `postgres/` with its files, the password and the log beside it. */
export interface DataDirectory {
  folder: string
  postgres: string
  log: string
  password: string
  owner: Owner | undefined
  binaries: Binaries
}

/** Makes what is missing. `initdb` works aside and is renamed at its end, so that a half-made one is never used. */
export async function prepareDataDirectory(path: string): Promise<DataDirectory> {
  const [owner, binaries] = [await databaseOwner(), await findBinaries()]
  await makeFolder(path)
  const folder = await realpath(path)
  const password = await ensurePassword(join(folder, 'postgres-password'), owner)
  const directory = {
    folder,
    postgres: join(folder, 'postgres'),
    log: join(folder, 'postgres.log'),
    password,
    owner,
    binaries,
  }
  await writeFile(directory.log, '', { flag: 'a', mode: 0o600 })
  await give(directory.log, owner)
  if (!(await exists(join(directory.postgres, 'PG_VERSION')))) await initialise(directory)
  return directory
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o755 })
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? cause.code : cause
    throw new BadInputError(
      `DATA_DIR ${path} cannot be used as a folder (${reason}). Choose one that this user may write to; nothing was changed.`,
      { cause },
    )
  }
}

/** Made once and whole: of several processes the first to link its own wins. */
async function ensurePassword(file: string, owner: Owner | undefined): Promise<string> {
  if (!(await exists(file))) {
    const aside = `${file}.new-${randomUUID()}`
    await writeFile(aside, randomBytes(24).toString('base64url'), { mode: 0o600 })
    await give(aside, owner)
    await link(aside, file).catch(unless('EEXIST'))
    await rm(aside)
  }
  return (await readFile(file, 'utf8')).trim()
}

async function initialise({ folder, postgres, owner, binaries }: DataDirectory): Promise<void> {
  const aside = join(folder, `postgres.new-${randomUUID()}`)
  await mkdir(aside, { mode: 0o700 })
  await give(aside, owner)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${join(folder, 'postgres-password')}`]
  await runAs(owner, { program: binaries.initdb, args: [`--pgdata=${aside}`, ...locale, ...access], folder })
  // Another process may have been quicker; its directory is as good.
  await rename(aside, postgres).catch(unless('ENOTEMPTY', 'EEXIST'))
  await rm(aside, { recursive: true, force: true })
}

/** Runs a program of PostgreSQL's as the owner of its files; what it complains of becomes the message. */
export async function runAs(
  owner: Owner | undefined,
  { program, args, folder }: { program: string; args: string[]; folder: string },
): Promise<void> {
  try {
    await run(program, args, { ...owner, cwd: folder })
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause)
    const reach = owner
      ? ` As root, PostgreSQL runs as user "postgres", which must be able to reach ${folder} and ${program}.`
      : ''
    throw new BadInputError(`The database in ${folder} could not be started: ${said}${reach}`, { cause })
  }
}

async function give(path: string, owner: Owner | undefined): Promise<void> {
  if (owner) await chown(path, owner.uid, owner.gid)
}

async function exists(path: string): Promise<boolean> {
  const found = await stat(path).catch(unless('ENOENT'))
  return found !== undefined
}

/** A handler for errors that are no failure here: those pass as undefined, any other is thrown on. */
function unless(...codes: string[]): (error: unknown) => undefined {
  return (error) => {
    if (!codes.some((code) => hasCode(error, code))) throw error
    return undefined
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
