import type { Command } from 'commander'
import { createWorkspace } from '@/server/people/workspaces'
import { print } from './output'
import { withDatabase } from './with-database'

interface Options {
  name?: string
  timeZone?: string
  currency?: string
}

export function addWorkspace(program: Command): void {
  const workspace = program.command('workspace').description('Manage workspaces: one for each company')
  workspace
    .command('create')
    .description('Make a workspace and print its id')
    .argument('<slug>', 'its short name: small letters, digits and hyphens')
    .option('--name <name>', 'what people call it; the slug where not given')
    .option('--time-zone <zone>', 'IANA name, such as Europe/Berlin', 'UTC')
    .option('--currency <code>', 'ISO 4217', 'EUR')
    .action((slug: string, { name = slug, timeZone, currency }: Options) =>
      withDatabase(async ({ db }) => print(await createWorkspace(db, { slug, name, timeZone, currency }))),
    )
}
