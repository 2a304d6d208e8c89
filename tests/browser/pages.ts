import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
  '.png': 'image/png',
}

/** What some pages send along: the policies that break overlays. */
const HEADERS: Record<string, Record<string, string>> = {
  'strict.html': {
    'content-security-policy':
      "default-src 'none'; script-src 'self'; frame-src 'none'; require-trusted-types-for 'script'; style-src 'self'",
  },
  'hostile.html': {
    'content-security-policy':
      "default-src 'none'; script-src 'self'; frame-src 'none'; require-trusted-types-for 'script'; style-src 'self'",
  },
  // As sites send files that others have uploaded.
  'sandboxed.html': { 'content-security-policy': 'sandbox' },
  'scriptless.html': { 'content-security-policy': 'sandbox allow-same-origin' },
  'isolated.html': {
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  },
}

export interface Pages {
  origin: string
  close(): Promise<void>
}

/** Serves `tests/browser/pages/` and, below `/npm/`, the packages that real pages are made of. */
export async function servePages(): Promise<Pages> {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname))
    const [, folder] = path.split('/')
    const file = folder === 'npm' ? join(ROOT, 'node_modules', path.slice(5)) : join(import.meta.dirname, 'pages', path)
    try {
      const body = await readFile(file)
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain', ...HEADERS[path.slice(1)] })
      response.end(body)
    } catch {
      response.writeHead(404).end('not found')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
