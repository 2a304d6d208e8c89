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
    .action(({ workspace, format, redact = false, bom = false }: Options) =>
      withDatabase(async ({ db }) => {
        const { id, timeZone } = await findWorkspace(db, workspace)
        const reader = { workspaceId: id, timeZone, onlyMember: null }
        await inWorkspace(db, id, async (tx) => {
          for await (const piece of exportObjections(tx, reader, { format, filter: EMPTY_FILTER, redact, bom })) {
            await write(piece)
          }
        })
      }),
    )
}

/** Waits for a slow reader instead of holding the whole file in memory. */
function write(piece: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(piece, (error) => (error ? reject(error) : resolve()))
  })
}
