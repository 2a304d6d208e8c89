import { createRoute, z } from '@hono/zod-openapi'
import { invitationLetter, linkLetter } from '@/server/people/letters'
import {
  beginLink,
  changeMember,
  inviteMember,
  type MemberFault,
  removeMember,
  restoreMember,
} from '@/server/people/manage-members'
import { listMembers } from '@/server/people/members'
import { createSignInLink } from '@/server/people/sign-in-links'
import { type MemberId, memberId } from '@/utils/model/ids'
import { invitation, linkAnswer, memberEdit, memberList } from '@/utils/model/people'
import { access } from './access'
import { type App, type AppContext, dbOf } from './context'
import { HttpError } from './http-error'
import { pageAddress } from './page-address'
import { created, DONE, json } from './responses'

const one = { params: z.object({ id: memberId }) }

const listRoute = createRoute({
  ...access('members'),
  method: 'get',
  path: '/api/members',
  summary: 'Everybody who is, was or is invited to be a member',
  responses: json(memberList),
})

const inviteRoute = createRoute({
  ...access('members'),
  method: 'post',
  path: '/api/members',
  summary: 'Invites somebody, by a link that is mailed or passed on',
  request: { body: { required: true, content: { 'application/json': { schema: invitation } } } },
  responses: created(linkAnswer),
})

const editRoute = createRoute({
  ...access('members'),
  method: 'patch',
  path: '/api/members/{id}',
  summary: 'Changes a member’s name or roles',
  request: { ...one, body: { required: true, content: { 'application/json': { schema: memberEdit } } } },
  responses: DONE,
})

const linkRoute = createRoute({
  ...access('members'),
  method: 'post',
  path: '/api/members/{id}/link',
  summary: 'Makes a new sign-in link, by which a member can choose a new password',
  request: one,
  responses: created(linkAnswer),
})

const removeRoute = createRoute({
  ...access('members'),
  method: 'post',
  path: '/api/members/{id}/remove',
  summary: 'Keeps a member out from now on; their notes stay under their name',
  request: one,
  responses: DONE,
})

const restoreRoute = createRoute({
  ...access('members'),
  method: 'post',
  path: '/api/members/{id}/restore',
  summary: 'Lets somebody back in who was removed',
  request: one,
  responses: DONE,
})

const FAULTS: Record<MemberFault, { status: 404 | 409; message: string }> = {
  not_found: { status: 404, message: 'There is no such member here.' },
  member_exists: {
    status: 409,
    message: 'Somebody with this address is a member already, or was and can be let in again.',
  },
  member_elsewhere: {
    status: 409,
    message:
      'This person belongs to another workspace of this endpoint, so only its operator can let them in here: pushback token create --email …, then pushback sign-in-link.',
  },
  last_admin: { status: 409, message: 'This is the last admin. Make somebody else an admin first.' },
  member_removed: { status: 409, message: 'This person was removed. Let them in again first.' },
}

export function mountMembers(app: App): void {
  app.openapi(listRoute, async (c) => c.json({ rows: await listMembers(dbOf(c), c.var.principal.workspaceId) }, 200))
  app.openapi(inviteRoute, async (c) => {
    const { principal } = c.var
    const wish = c.req.valid('json')
    const { id } = orRefuse(await inviteMember(dbOf(c), principal, wish))
    const letter = (link: string) => invitationLetter({ link, workspace: principal.workspace.name, by: principal.name })
    return c.json(await passOn(c, { id, email: wish.email, letter }), 201)
  })
  app.openapi(editRoute, async (c) => {
    orRefuse(await changeMember(dbOf(c), c.var.principal, { ...c.req.valid('param'), ...c.req.valid('json') }))
    return c.body(null, 204)
  })
  app.openapi(linkRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { email } = orRefuse(await beginLink(dbOf(c), c.var.principal, id))
    const letter = (link: string) => linkLetter({ link, workspace: c.var.principal.workspace.name })
    return c.json(await passOn(c, { id, email, letter }), 201)
  })
  app.openapi(removeRoute, async (c) => {
    orRefuse(await removeMember(dbOf(c), c.var.principal, c.req.valid('param').id))
    return c.body(null, 204)
  })
  app.openapi(restoreRoute, async (c) => {
    orRefuse(await restoreMember(dbOf(c), c.var.principal, c.req.valid('param').id))
    return c.body(null, 204)
  })
}

function orRefuse<T>(result: T | MemberFault): Exclude<T, MemberFault> {
  const fault = Object.keys(FAULTS).find((code): code is MemberFault => code === result)
  if (fault === undefined) return result as Exclude<T, MemberFault>
  const { status, message } = FAULTS[fault]
  throw new HttpError(message, { status, code: fault })
}

/** A new link of a member: mailed where the endpoint can do that, else told, for the admin to pass on. */
async function passOn(
  c: AppContext,
  { id, email, letter }: { id: MemberId; email: string; letter(link: string): { subject: string; text: string } },
) {
  const token = await createSignInLink(dbOf(c), c.var.principal.workspaceId, id)
  const link = `${pageAddress(c)}/sign-in#${token}`
  const mailed = (await c.var.services.mail?.send({ to: email, ...letter(link) })) ?? false
  return { id, link: mailed ? null : link, mailed }
}
