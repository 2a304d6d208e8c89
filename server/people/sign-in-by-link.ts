import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Db } from '@/server/db/connect'
import { spendSignInLink } from './sign-in-links'

/** Teaches better-auth our one-time links: whoever brings one first has a session as its person, in its workspace. */
export const signInByLink = (db: Db) =>
  ({
    id: 'link',
    endpoints: {
      signInByLink: createAuthEndpoint(
        '/sign-in/link',
        { method: 'POST', body: z.object({ token: z.string() }) },
        async (ctx) => {
          const spent = await spendSignInLink(db, ctx.body.token)
          if (typeof spent === 'string') throw new APIError('UNAUTHORIZED', { code: spent })
          const { internalAdapter } = ctx.context
          const user = await internalAdapter.findUserById(spent.personId)
          if (!user) throw new APIError('UNAUTHORIZED', { code: 'link_unknown' })
          const { personId, workspaceId } = spent
          const session = await internalAdapter.createSession(personId, false, { workspaceId, means: 'link' })
          await setSessionCookie(ctx, { session, user })
          return ctx.json({ workspaceId })
        },
      ),
    },
  }) satisfies BetterAuthPlugin
