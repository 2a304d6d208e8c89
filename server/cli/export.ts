import { type Command, Option } from 'commander'
import { inWorkspace } from '@/server/db/in-workspace'
import { EXPORT_FORMATS, type ExportFormat, exportObjections } from '@/server/export/export-objections'
import { findWorkspace } from '@/server/people/workspaces'
import { EMPTY_FILTER } from '@/utils/model/filter'
import { withDatabase } from './with-database'

interface Options {
  workspace: string
  format: ExportFormat
  redact?: boolean
  bom?: boolean
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description('Export to standard output')
    .command('objections')
    .description('Every objection, newest first, with its deal and theme')
    .requiredOption('--workspace <slug>', 'the workspace')
    .addOption(new Option('--format <format>', 'the kind of file').choices(EXPORT_FORMATS).default('csv'))
    .option('--redact', 'hide customers’ names and quotes')
    .option('--bom', 'begin CSV with a byte order mark, for Excel')
    .action(({ workspace, format, redact = false, bom = false }: Options) => {
      // The callback of each write tells; without a listener the event would end the process.
      process.stdout.on('error', () => undefined)
      return withDatabase(async ({ db }) => {
        const { id, timeZone } = await findWorkspace(db, workspace)
        const reader = { workspaceId: id, timeZone, onlyMember: null }
        await inWorkspace(db, id, async (tx) => {
          for await (const piece of exportObjections(tx, reader, { format, filter: EMPTY_FILTER, redact, bom })) {
            if (!(await write(piece))) return
          }
        })
      })
    })
}

/** Waits for a slow reader instead of holding the whole file; false when it has gone, as `head` does. */
function write(piece: string | Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    process.stdout.write(piece, (error) => {
      if (!error) resolve(true)
      else if ('code' in error && error.code === 'EPIPE') resolve(false)
      else reject(error)
    })
  })
}
