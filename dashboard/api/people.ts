import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import { pairingView } from '@/utils/model/pairing'
import {
  type Invitation,
  linkAnswer,
  type MemberEdit,
  memberList,
  type newPassword,
  ownAccount,
  type passwordSignIn,
  signInWays,
} from '@/utils/model/people'
import { ask } from './client'

const done = z.undefined()

export const signInWaysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  queryFn: ({ signal }) => ask({ path: '/api/sign-in', answer: signInWays, signal }),
})

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => ask({ path: '/api/account', answer: ownAccount, signal }),
})

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => ask({ path: '/api/members', answer: memberList, signal }),
})

export function pairingQuery(code: string) {
  return queryOptions({
    queryKey: ['pairing', code],
    queryFn: ({ signal }) => ask({ path: pairingAddress(code), answer: pairingView, signal }),
    // A code is good for minutes: what was said of it before says nothing.
    gcTime: 0,
    retry: false,
  })
}

const pairingAddress = (code: string) => `/api/pairing/${encodeURIComponent(code)}`

export function answerPairing(code: string, allow: boolean) {
  return ask({ method: 'POST', path: pairingAddress(code), body: { allow }, answer: done })
}

export function signIn(token: string) {
  return ask({ method: 'POST', path: '/api/sign-in', body: { token }, answer: done })
}

export function signInByPassword(body: z.infer<typeof passwordSignIn>) {
  return ask({ method: 'POST', path: '/api/sign-in/password', body, answer: done })
}

/** Where the team's own provider signs people in; it sends them back to this page. */
export function signInAtProvider(to: string) {
  return ask({ method: 'POST', path: '/api/sign-in/provider', body: { to }, answer: z.object({ url: z.url() }) })
}

export function mailLink(email: string) {
  return ask({ method: 'POST', path: '/api/sign-in/forgotten', body: { email }, answer: done })
}

export function signOut() {
  return ask({ method: 'POST', path: '/api/sign-out', answer: done })
}

export function setPassword(body: z.infer<typeof newPassword>) {
  return ask({ method: 'POST', path: '/api/account/password', body, answer: done })
}

export function endSession(id: string) {
  return ask({ method: 'POST', path: `/api/account/sessions/${id}/end`, answer: done })
}

export function enterWorkspace(workspaceId: WorkspaceId) {
  return ask({ method: 'POST', path: '/api/account/workspace', body: { workspaceId }, answer: done })
}

export function invite(body: Invitation) {
  return ask({ method: 'POST', path: '/api/members', body, answer: linkAnswer })
}

export function editMember(id: MemberId, body: MemberEdit) {
  return ask({ method: 'PATCH', path: `/api/members/${id}`, body, answer: done })
}

export function makeLink(id: MemberId) {
  return ask({ method: 'POST', path: `/api/members/${id}/link`, answer: linkAnswer })
}

export function removeMember(id: MemberId) {
  return ask({ method: 'POST', path: `/api/members/${id}/remove`, answer: done })
}

export function restoreMember(id: MemberId) {
  return ask({ method: 'POST', path: `/api/members/${id}/restore`, answer: done })
}
