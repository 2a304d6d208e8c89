import { z } from 'zod'
import { memberId, workspaceId } from './ids'
import { role, signInMeans } from './words'

// What the endpoint and the dashboard say to each other about people.

/** NIST SP 800-63B asks for length and forbids rules of composition. */
export const MIN_PASSWORD = 10
export const MAX_PASSWORD = 128
export const password = z
  .string()
  .min(MIN_PASSWORD, `needs at least ${MIN_PASSWORD} characters`)
  .max(MAX_PASSWORD, `may have at most ${MAX_PASSWORD} characters`)

const address = z.string().trim().toLowerCase().pipe(z.email('is not an e-mail address')).pipe(z.string().max(254))
const personName = z.string().trim().min(1, 'needs at least one character').max(100)
const roles = z
  .array(role)
  .min(1, 'Choose at least one role')
  .transform((chosen) => [...new Set(chosen)])

/** `GET /api/sign-in`: how people come in here. */
export const signInWays = z.object({
  /** The name of the team's own provider. */
  provider: z.string().nullable(),
  /** Whether the endpoint can send a link to somebody who has forgotten theirs. */
  mail: z.boolean(),
})

export const passwordSignIn = z.object({ email: z.string().trim().max(254), password: z.string().max(MAX_PASSWORD) })

/** `POST /api/password`; `current` where one is set and the session is not fresh from a link. */
export const newPassword = z.object({ current: z.string().max(MAX_PASSWORD).optional(), password })

export const memberView = z.object({
  id: memberId,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  /** Null while somebody was invited and has not come. */
  joinedAt: z.string().nullable(),
  removedAt: z.string().nullable(),
})
export type MemberView = z.infer<typeof memberView>
export const memberList = z.object({ rows: z.array(memberView) })

export const invitation = z.object({ email: address, name: personName.optional(), roles })
export type Invitation = z.infer<typeof invitation>
export const memberEdit = z.object({ name: personName, roles }).partial()
export type MemberEdit = z.infer<typeof memberEdit>

/** A link to pass on by hand, or word that it was sent to the person's own address. */
export const linkAnswer = z.object({ id: memberId, link: z.url().nullable(), mailed: z.boolean() })
export type LinkAnswer = z.infer<typeof linkAnswer>

/** A session of somebody's own, on whatever browser. */
export const loginView = z.object({
  id: z.uuid(),
  current: z.boolean(),
  means: signInMeans.nullable(),
  browser: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
})
export type LoginView = z.infer<typeof loginView>

/** `GET /api/account`: one's own ways in. */
export const ownAccount = z.object({
  hasPassword: z.boolean(),
  /** Whether a new password needs the present one. */
  needsCurrent: z.boolean(),
  sessions: z.array(loginView),
  workspaces: z.array(z.object({ id: workspaceId, name: z.string(), current: z.boolean() })),
})
export type OwnAccount = z.infer<typeof ownAccount>
