import { type Command, Option } from 'commander'
import { v7 } from 'uuid'
import { baseUrl } from '@/server/base-url'
import { inWorkspace } from '@/server/db/in-workspace'
import { runExport } from '@/server/export/run-export'
import { beginRun } from '@/server/export/runs'
import { findWorkspace } from '@/server/people/workspaces'
import { exportFormat, exportWish } from '@/utils/model/export'
import { exportColumns } from '@/utils/model/export-columns'
import { addFilter, type FilterOptions, readFilter } from './filter-options'
import { read } from './read-options'
import { withDatabase } from './with-database'

interface Options extends FilterOptions {
  workspace: string
  format: string
  columns?: string
  redact?: true
  bom?: true
  about?: true
}

export function addExport(program: Command): void {
  const command = program
    .command('export')
    .description('Export to standard output')
    .command('objections')
    .description('The objections, newest first, with their deals and themes; every one where no filter is given')
    .requiredOption('--workspace <slug>', 'the workspace')
    .addOption(new Option('--format <format>', 'the kind of file').choices(exportFormat.options).default('csv'))
    .option('--columns <names>', `these, in this order: ${exportColumns.map(({ column }) => column).join(',')}`)
    .option('--redact', 'hide customers’ names and quotes')
    .option('--about', 'begin CSV and JSON Lines with what the file says of itself: filter, time, rows')
    .option('--bom', 'begin CSV with a byte order mark, for Excel')
  addFilter(command).action(exportObjections)
}

async function exportObjections({ workspace, format, columns, redact, bom, about, ...given }: Options): Promise<void> {
  const flags = { redact: redact && '1', bom: bom && '1', about: about && '1' }
  const wish = read(exportWish, { format, columns, ...flags })
  // The callback of each write tells; without a listener the event would end the process.
  process.stdout.on('error', () => undefined)
  await withDatabase(async ({ db }, settings) => {
    const { id: workspaceId, name, currency, timeZone } = await findWorkspace(db, workspace)
    const reader = { workspaceId, timeZone, onlyMember: null }
    const filter = await inWorkspace(db, workspaceId, (tx) => readFilter(tx, workspaceId, given))
    const run = { actor: { workspaceId, memberId: null }, id: v7() }
    await beginRun(db, run, { filter, wish })
    await runExport({
      ...{ db, run, write },
      order: { filter, wish, workspace: { name, currency }, by: null, now: new Date(), baseUrl: baseUrl(settings) },
      read: (work) => inWorkspace(db, workspaceId, (tx) => work(tx, reader)),
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
