import { createRoute, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { inWorkspace } from '@/server/db/in-workspace'
import { ChangeHub } from '@/server/store/change-hub'
import { readCounter } from '@/server/store/postgres-sync-store'
import type { WorkspaceId } from '@/utils/model/ids'
import { access } from './access'
import type { App, Services } from './context'
import { deviceCors } from './device-cors'

/** Comments this often keep proxies from ending a quiet stream. */
const HEARTBEAT_MS = 20_000

const eventsRoute = createRoute({
  ...access('member'),
  method: 'get',
  path: '/api/events',
  summary: 'A `change` event with the workspace’s counter whenever something has changed',
  responses: { 200: { description: 'Server-sent events', content: { 'text/event-stream': { schema: z.string() } } } },
})

export function mountEvents(app: App, { db, log }: Pick<Services, 'db' | 'log'>): void {
  const read = (id: WorkspaceId) => inWorkspace(db, id, (tx) => readCounter(tx, id))
  const hub = new ChangeHub({ read, log })
  app.use('/api/events', deviceCors(['GET']))
  app.openapi(eventsRoute, (c) => {
    const { workspaceId } = c.var.principal
    const { stopping } = c.var.services
    c.header('x-accel-buffering', 'no')
    return streamSSE(c, async (stream) => {
      const ended = new AbortController()
      const end = () => ended.abort()
      stream.onAbort(end)
      stopping.addEventListener('abort', end, { signal: ended.signal })
      await stream.write(': listening\n\n')
      const heartbeat = setInterval(() => void stream.write(': \n\n'), HEARTBEAT_MS)
      ended.signal.addEventListener('abort', () => clearInterval(heartbeat))
      hub.listen(workspaceId, {
        signal: ended.signal,
        onChange: (seq) => void stream.writeSSE({ event: 'change', data: JSON.stringify({ seq }) }),
      })
      if (stopping.aborted) end()
      await new Promise<void>((resolve) => {
        if (ended.signal.aborted) resolve()
        else ended.signal.addEventListener('abort', () => resolve(), { once: true })
      })
    })
  })
}
