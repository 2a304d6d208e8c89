import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { App, Env } from './context'

const NOT_BUILT = 'The dashboard has not been built yet. Run: npm run build\n'

/** The built dashboard; every address that is no file and no API is a page of it. */
export function mountDashboard(app: App, dir: string): void {
  if (!existsSync(join(dir, 'index.html'))) {
    app.get('/', (c) => c.text(NOT_BUILT, 503))
    return
  }
  // File names in assets/ carry a hash of their content; the page that names them must always be fresh.
  const onFound = (path: string, c: { header: (name: string, value: string) => void }) =>
    c.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
  app.get('*', serveStatic<Env>({ root: dir, onFound }))
  const page = serveStatic<Env>({ root: dir, path: 'index.html', onFound })
  app.get('*', (c, next) => (/^\/(api|assets)\//.test(c.req.path) ? next() : page(c, next)))
}
