import type { z } from 'zod'
import type { Endpoint, TestMember } from './endpoint'

/** A dashboard of a member: signed in by cookie, on the endpoint's own origin. */
export function dashboardOf(endpoint: Endpoint, member: TestMember) {
  const request = (path: string, init: RequestInit = {}) =>
    Promise.resolve(
      endpoint.app.request(path, {
        ...init,
        headers: { cookie: member.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      }),
    )
  return {
    request,
    async get<S extends z.ZodType>(schema: S, path: string): Promise<z.infer<S>> {
      return schema.parse(await (await request(path)).json())
    },
    send: (method: 'POST' | 'PATCH', path: string, body: unknown) =>
      request(path, { method, body: JSON.stringify(body) }),
  }
}
