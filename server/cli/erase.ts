import type { Command } from 'commander'
import { findMember } from '@/server/people/members'
import { findWorkspace } from '@/server/people/workspaces'
import { sweepFiles } from '@/server/store/attachments'
import { type Counts, countScope, eraseAll } from '@/server/store/erase-all'
import { PictureFiles } from '@/server/store/picture-files'
import type { ErasureScope } from '@/server/sync/sync-store'
import { BadInputError } from '@/utils/model/errors'
import { say } from './output'
import { withDatabase } from './with-database'

interface Options {
  workspace: string
  customer?: string
  member?: string
  yes?: boolean
}

export function addErase(program: Command): void {
  program
    .command('erase')
    .description('Erase for good what a customer said, or what a member wrote, here and in every browser')
    .requiredOption('--workspace <slug>', 'the workspace')
    .option('--customer <name>', 'the accounts of this name, with their deals, demos and notes')
    .option('--member <address>', 'the demos and notes of this member')
    .option('--yes', 'do it; without this only say what it would be')
    .action(({ workspace, customer, member, yes }: Options) => {
      const who = customer ?? member
      if (who === undefined || who.trim() === '' || (customer !== undefined && member !== undefined))
        throw new BadInputError('Say whose records to erase: either --customer NAME or --member ADDRESS.')
      return withDatabase(async ({ db }, { picturesDir }) => {
        const { id } = await findWorkspace(db, workspace)
        const scope: ErasureScope =
          customer === undefined ? { memberId: await findMember(db, id, who) } : { customer: who }
        if (!yes) return sayWould(who, await countScope(db, id, scope))
        say(`Erased for good: ${inWords(await eraseAll(db, id, { scope, now: Date.now() }))}.`)
        if (picturesDir) await sweepFiles(db, id, await PictureFiles.open(picturesDir))
        say('Each browser deletes its own when it next syncs. Backups and exported files are yours to delete.')
      })
    })
}

function sayWould(who: string, counts: Counts): void {
  const isNothing = Object.keys(counts).length === 0
  if (isNothing) say(`Nothing of "${who}" is stored in this workspace.`)
  else say(`This would erase for good: ${inWords(counts)}. To do so, run it again with --yes.`)
}

const inWords = ({ objection = 0, demo = 0, deal = 0, account = 0 }: Counts) =>
  `${objection} notes, ${demo} demos, ${deal} deals, ${account} accounts`
