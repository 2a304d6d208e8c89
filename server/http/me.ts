import { createRoute } from '@hono/zod-openapi'
import { me } from '@/utils/model/views'
import { access } from './access'
import type { App } from './context'
import { json } from './responses'

const meRoute = createRoute({
  ...access('member'),
  method: 'get',
  path: '/api/me',
  summary: 'Who is signed in, and where',
  responses: json(me),
})

export function mountMe(app: App): void {
  app.openapi(meRoute, (c) => {
    const { memberId, name, email, roles, workspace } = c.var.principal
    return c.json({ memberId, name, email, roles, workspace }, 200)
  })
}
