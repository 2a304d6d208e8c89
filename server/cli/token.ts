import { type Command, Option } from 'commander'
import { z } from 'zod'
import { baseUrl } from '@/server/base-url'
import { createDevice, listDevices, revokeDevice } from '@/server/people/devices'
import { ensureMember, findMember } from '@/server/people/members'
import { createSignInLink } from '@/server/people/sign-in-links'
import { findWorkspace } from '@/server/people/workspaces'
import { BadInputError } from '@/utils/model/errors'
import { type Role, role } from '@/utils/model/words'
import { print, say } from './output'
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
  addTokenList(token)
  addTokenRevoke(token)
}

function addTokenList(token: Command): void {
  token
    .command('list')
    .description('Show whose tokens there are, when each was last used, what waits there, and which are revoked')
    .requiredOption('--workspace <slug>', 'the workspace')
    .action(({ workspace }: Pick<Who, 'workspace'>) =>
      withDatabase(async ({ db }) => {
        const { id } = await findWorkspace(db, workspace)
        const devices = await listDevices(db, id)
        for (const { id, email, device, lastSeen, revokedAt, waiting } of devices) {
          const seen = lastSeen ? `last used ${lastSeen}` : 'never used'
          print(
            [
              id,
              email,
              device ?? 'token',
              seen,
              ...(waiting ? [`${waiting} waiting`] : []),
              ...(revokedAt ? [`revoked ${revokedAt}`] : []),
            ].join('  '),
          )
        }
        if (devices.length === 0) say('No token yet. Make one with: pushback token create.')
      }),
    )
}

function addTokenRevoke(token: Command): void {
  token
    .command('revoke')
    .description('Let nobody in by this token any more; notes that were not sent stay in that browser')
    .requiredOption('--workspace <slug>', 'the workspace')
    .argument('<id>', 'the token, by its id in the list')
    .action((id: string, { workspace }: Pick<Who, 'workspace'>) =>
      withDatabase(async ({ db }) => {
        const revoked = { workspaceId: (await findWorkspace(db, workspace)).id, id: deviceEntryId(id), by: null }
        if (!(await revokeDevice(db, revoked)))
          throw new BadInputError(`There is no token ${id} in this workspace. List them with: pushback token list.`)
        say('Revoked. The extension that used it says so, and keeps what it has not sent.')
      }),
    )
}

function deviceEntryId(text: string): string {
  if (z.uuid().safeParse(text).success) return text
  throw new BadInputError(`"${text}" is no id of a token. List them with: pushback token list.`)
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
