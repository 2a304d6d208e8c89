import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BadInputError, PushbackError } from '@/utils/model/errors'
import type { Sha256, WorkspaceId } from '@/utils/model/ids'

/** A file so young may belong to a row whose transaction has not ended. */
const GRACE_MS = 300_000

/** The folder for pictures cannot be used now, though it could when the server started. Where it is, is for the log. */
export class PicturesAwayError extends PushbackError {
  override readonly name = 'PicturesAwayError' as const
  constructor(
    what: string,
    readonly path: string,
    options: { cause: unknown },
  ) {
    super(`${what} (${reasonOf(options.cause)}). An administrator can look at PICTURES_DIR.`, options)
  }
}

/**
 * Pictures in a folder, in one of each workspace's own. A file gets a name of its own each time and never changes, so
 * that it can be deleted as soon as no row names it.
 */
export class PictureFiles {
  private constructor(private readonly folder: string) {}

  /** Throws a `BadInputError` where files cannot be made there. */
  static async open(folder: string): Promise<PictureFiles> {
    const trial = join(folder, `.trial-${randomUUID()}`)
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(trial, '')
      await rm(trial)
    } catch (cause) {
      throw new BadInputError(
        `PICTURES_DIR ${folder} cannot be used as a folder (${reasonOf(cause)}). Choose one that this user may write to; nothing was changed.`,
        { cause },
      )
    }
    return new PictureFiles(folder)
  }

  /** On the disk, whole, before it has its name; answers the name. Throws a `PicturesAwayError` where it cannot be. */
  async keep(workspaceId: WorkspaceId, sha256: Sha256, bytes: Uint8Array): Promise<string> {
    const name = `${sha256}-${randomUUID()}`
    const aside = join(this.folder, workspaceId, `${name}.part`)
    try {
      await mkdir(join(this.folder, workspaceId), { recursive: true, mode: 0o700 })
      await writeFile(aside, bytes, { mode: 0o600, flush: true })
      await rename(aside, join(this.folder, workspaceId, name))
    } catch (cause) {
      const what =
        'This picture was not stored, its note was: the folder for pictures cannot be written to at the moment'
      throw new PicturesAwayError(what, aside, { cause })
    }
    return name
  }

  has(workspaceId: WorkspaceId, name: string): Promise<boolean> {
    const found = stat(join(this.folder, workspaceId, name))
    return found.then(() => true).catch(() => false)
  }

  /** Deletes a file that no row came to name; one that cannot be deleted now is swept later. */
  async drop(workspaceId: WorkspaceId, name: string): Promise<void> {
    await rm(join(this.folder, workspaceId, name)).catch(() => undefined)
  }

  /** Throws a `PicturesAwayError` where it cannot be: also where the folder is another than the database knows. */
  async read(workspaceId: WorkspaceId, name: string): Promise<Uint8Array> {
    const path = join(this.folder, workspaceId, name)
    return readFile(path).catch((cause) => {
      throw new PicturesAwayError('The picture lies in a folder that cannot be read at the moment', path, { cause })
    })
  }

  /**
   * Deletes the files of a workspace of which `named` says that no row names them. Throws a `PicturesAwayError` where
   * that cannot be done now.
   */
  async sweep(workspaceId: WorkspaceId, named: (names: string[]) => Promise<ReadonlySet<string>>): Promise<void> {
    const folder = join(this.folder, workspaceId)
    const away = (cause: unknown): never => {
      throw new PicturesAwayError('The folder for pictures cannot be swept at the moment', folder, { cause })
    }
    const old: string[] = []
    for (const name of (await readdir(folder).catch(nothingThere).catch(away)) ?? []) {
      const { mtimeMs = Date.now() } = (await stat(join(folder, name)).catch(nothingThere).catch(away)) ?? {}
      if (mtimeMs < Date.now() - GRACE_MS) old.push(name)
    }
    const kept = old.length > 0 ? await named(old) : new Set()
    for (const name of old) if (!kept.has(name)) await rm(join(folder, name), { force: true }).catch(away)
  }
}

/** No picture of the workspace has come yet, or another process has just deleted the file. */
function nothingThere(error: unknown): undefined {
  if (reasonOf(error) !== 'ENOENT') throw error
}

const reasonOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error)
