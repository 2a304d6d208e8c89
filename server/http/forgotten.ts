import { createRoute, z } from '@hono/zod-openapi'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import { linkLetter } from '@/server/people/letters'
import { workspacesOf } from '@/server/people/memberships'
import { createSignInLink } from '@/server/people/sign-in-links'
import { access } from './access'
import { type App, dbOf } from './context'
import { HttpError } from './http-error'
import { limitTries } from './limit-tries'
import { pageAddress } from './page-address'
import { DONE } from './responses'
import { refuseForeignOrigin } from './same-origin'

const forgottenRoute = createRoute({
  ...access('public'),
  method: 'post',
  path: '/api/sign-in/forgotten',
  summary: 'Mails a sign-in link to a member’s own address; says nothing of whether there is one',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.object({ email: z.string().trim().toLowerCase().max(254) }) } },
    },
  },
  responses: DONE,
})

/** Letters to one address in a quarter of an hour. */
const MOST_LETTERS = 3

export function mountForgotten(app: App): void {
  app.openapi(forgottenRoute, async (c) => {
    refuseForeignOrigin(c)
    const { mail, log } = c.var.services
    if (!mail)
      throw new HttpError('This endpoint sends no mail. Ask an admin for a sign-in link.', {
        status: 404,
        code: 'no_mail',
      })
    const { email } = c.req.valid('json')
    await limitTries(c, { of: `letter ${email}`, most: MOST_LETTERS })
    const [db, address] = [dbOf(c), pageAddress(c)]
    // Not waited for: how long it takes would tell whether the address is known.
    void linkFor(db, email)
      .then((found) => {
        if (!found) return
        return mail.send({ to: email, ...linkLetter({ ...found, link: `${address}/sign-in#${found.token}` }) })
      })
      .catch((error: unknown) => log.error({ type: error instanceof Error ? error.name : 'unknown' }, 'no letter sent'))
    return c.body(null, 204)
  })
}

/** A link into the first workspace of whoever has this address; proved by the letter's arrival, it lets into all. */
async function linkFor(db: Db, email: string): Promise<{ token: string; workspace: string } | undefined> {
  const person = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  if (!person) return undefined
  const [workspaceId] = await workspacesOf(db, person.id)
  if (workspaceId === undefined) return undefined
  const member = await inWorkspace(db, workspaceId, (tx) =>
    tx
      .selectFrom('member as m')
      .innerJoin('workspace as w', 'w.id', 'm.workspaceId')
      .select(['m.id', 'w.name'])
      .where('m.workspaceId', '=', workspaceId)
      .where('m.personId', '=', person.id)
      .where('m.removedAt', 'is', null)
      .executeTakeFirst(),
  )
  return member && { token: await createSignInLink(db, workspaceId, member.id), workspace: member.name }
}
