import { z } from 'zod'
import { baseUrl } from '@/server/base-url'
import type { Settings } from '@/server/settings'
import type { Finding } from './finding'

const PATIENCE_MS = 5_000
const healthy = z.object({ ok: z.literal(true) })

/** Whether a server answers where this one listens, and where people are told to go. */
export async function examineAddress({ host, port, publicUrl }: AddressSettings): Promise<Finding[]> {
  const here = await examineHere(baseUrl({ host, port, publicUrl: undefined }), port)
  return publicUrl === undefined ? [here] : [here, await examinePublic(publicUrl)]
}
type AddressSettings = Pick<Settings, 'host' | 'port' | 'publicUrl'>

async function examineHere(url: string, port: number): Promise<Finding> {
  const seen = await look(url)
  if (seen === 'ours') return { about: 'address', level: 'ok', says: `Pushback answers at ${url}.` }
  if (seen === 'ECONNREFUSED')
    return { about: 'address', level: 'ok', says: `No server runs at ${url}, and the port is free.` }
  const says = `What answers at ${url} is not Pushback (${seen}). Stop that program, or choose another port: PORT=${port + 1}`
  return { about: 'address', level: 'fail', says }
}

async function examinePublic(url: string): Promise<Finding> {
  const seen = await look(url)
  if (seen === 'ours') return { about: 'address', level: 'ok', says: `Pushback answers at PUBLIC_URL ${url}.` }
  const says = `PUBLIC_URL ${url} does not lead to Pushback from here (${seen}). Check the name, the certificate and the proxy in front.`
  return { about: 'address', level: 'fail', says }
}

/** `ours`, or what else came back: a status, or why nothing did. */
async function look(url: string): Promise<string> {
  try {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' })
    const body = healthy.safeParse(await answer.json().catch(() => undefined))
    return body.success ? 'ours' : `it answered ${answer.status}`
  } catch (error) {
    return reasonOf(error)
  }
}

/** fetch hides why behind "fetch failed"; of several addresses of one name the first one's reason stands for all. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${PATIENCE_MS / 1_000} seconds`
  const { cause } = error
  const [first] = cause instanceof AggregateError ? cause.errors : [cause]
  if (!(first instanceof Error)) return error.message
  return 'code' in first ? String(first.code) : first.message
}
