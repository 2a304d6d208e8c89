import { type Command, Option } from 'commander'
import { baseUrl } from '@/server/base-url'
import { createDevice } from '@/server/people/devices'
import { ensureMember, findMember } from '@/server/people/members'
import { createSignInLink } from '@/server/people/sessions'
import { findWorkspace } from '@/server/people/workspaces'
import { type Role, role } from '@/utils/model/words'
import { print } from './output'
import { withDatabase } from './with-database'

interface Who {
  workspace: string
  email: string
}

export function addToken(program: Command): void {
  const token = program.command('token').description('Manage the tokens that extensions and programs sign in with')
  token
    .command('create')
    .description('Print a new token; makes the member if there is none with this address')
    .requiredOption('--workspace <slug>', 'the workspace')
    .requiredOption('--email <address>', 'whose token it is')
    .addOption(new Option('--role <role>', 'what they are').choices(role.options).makeOptionMandatory())
    .option('--name <name>', 'what they are called')
    .action(({ workspace, email, role, name }: Who & { role: Role; name?: string }) =>
      withDatabase(async ({ db }) => {
        const { id } = await findWorkspace(db, workspace)
        const memberId = await ensureMember(db, { workspaceId: id, email, role, name })
        print(await createDevice(db, id, memberId))
      }),
    )
}

export function addSignInLink(program: Command): void {
  program
    .command('sign-in-link')
    .description('Print a link that signs a member in to the dashboard, once')
    .requiredOption('--workspace <slug>', 'the workspace')
    .requiredOption('--email <address>', 'who is signed in')
    .action(({ workspace, email }: Who) =>
      withDatabase(async ({ db }, settings) => {
        const { id } = await findWorkspace(db, workspace)
        const token = await createSignInLink(db, id, await findMember(db, id, email))
        print(`${baseUrl(settings)}/sign-in#${token}`)
      }),
    )
}
