import { createServer, type RequestListener } from 'node:http'
import { PROTOCOL } from '@/utils/model/sync-protocol'

const IDS = { workspaceId: '01900000-0000-7000-8000-000000000001', memberId: '01900000-0000-7000-8000-000000000002' }
export const HELLO = { product: 'pushback', protocol: PROTOCOL, workspace: 'Acme', member: 'Sam', ...IDS }

/** Something that answers at an address; the real endpoint is met in the whole way. */
export async function answering(listener: RequestListener): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', 'authorization, content-type, content-encoding')
    if (request.method === 'OPTIONS') response.end()
    else listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { url: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, close: () => server.close() }
}

export const json =
  (status: number, body: object): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
export const problem = (status: number, code: string) =>
  json(status, { type: 'about:blank', title: code, status, code })
export const webPage: RequestListener = (_, response) => void response.end('<!doctype html><title>Router</title>')
