import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { type Logger, pino } from 'pino'
import { BadInputError } from '@/utils/model/errors'
import { baseUrl } from './base-url'
import { type OpenDatabase, openDatabase } from './db/open'
import { prepareFirstUse } from './first-use'
import { createApp } from './http/app'
import { createAuth } from './people/auth'
import { openMail } from './people/mail'
import { keptSecret } from './people/secret'
import type { Settings } from './settings'
import { PictureFiles } from './store/picture-files'
import { startUpkeep } from './upkeep'

export interface RunningServer {
  url: string
  /** For the first admin, as long as nobody has signed in. */
  signInLink: string | undefined
  database: OpenDatabase
  /** One line for whoever reads the log; after what the person at the terminal is told. */
  logReady(): void
  /** Lets requests that are being answered finish, then closes the database. */
  stop(): Promise<void>
}

const DASHBOARD_DIR = join(import.meta.dirname, '..', 'dist', 'dashboard')

/** How long requests may take to finish once the server is told to stop. */
const GRACE_MS = 10_000
const SWEEP_MS = 50

/** Opens the database, migrates it and answers on the settings' address. */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const log = pino({ level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  const database = await openDatabase({ ...settings, as: 'server', onError: (error) => reportBroken(log, error) })
  const stopping = new AbortController()
  try {
    const { publicUrl, picturesDir, pictureBytes } = settings
    const pictures = { most: pictureBytes, files: picturesDir ? await PictureFiles.open(picturesDir) : undefined }
    const { oidc, trustProxy } = settings
    const parts = { ...database, log, publicUrl, secret: await keptSecret(database.db) }
    const auth = createAuth(parts)
    const provider = oidc && { name: oidc.name, auth: createAuth(parts, oidc) }
    const mail = settings.mail && openMail({ ...settings.mail, onError: (error) => reportMail(log, error) })
    const services = { ...database, log, now: Date.now, publicUrl, pictures, dashboardDir: DASHBOARD_DIR }
    const app = createApp({ ...services, auth, provider, mail, trustProxy, stopping: stopping.signal })
    const answer = getRequestListener(app.fetch)
    const server = createServer((request, response) => {
      // HTTP/1.1 keeps connections without being told so in every answer.
      if (request.httpVersion === '1.1') response.removeHeader('connection')
      return answer(request, response)
    })
    const port = await listen(server, settings)
    const url = baseUrl({ ...settings, port })
    const token = await prepareFirstUse(database.db)
    const logReady = () => log.info({ url, migrated: database.migrated }, 'ready')
    const stopUpkeep = startUpkeep({ ...services, baseUrl: url })
    const stop = async () => {
      stopping.abort()
      await Promise.all([close(server), stopUpkeep()])
      mail?.close()
      await database.close()
    }
    return { url, signInLink: token && `${url}/sign-in#${token}`, database, logReady, stop }
  } catch (error) {
    await database.close()
    throw error
  }
}

function listen(server: Server, { host, port }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(explainListening(cause, { host, port })))
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function explainListening(cause: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use by another program. Stop it, or choose another port: PORT=${port + 1}.`,
    EACCES: `Port ${port} may not be used by this user. Choose one above 1023, such as PORT=4380.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one that it has.`,
    ENOTFOUND: `The name ${host} leads to no address. Set HOST to one that this machine has.`,
  }
  const message = reasons[cause.code ?? '']
  return message === undefined ? cause : new BadInputError(message, { cause })
}

/** Open streams have ended by now; what still runs after the grace is cut. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    // A browser keeps its connections; each is closed as soon as nothing is asked over it.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })
}

/** Its message may name whom the letter was for. */
function reportMail(log: Logger, error: Error): void {
  const answered = 'responseCode' in error ? error.responseCode : undefined
  log.error({ type: error.name, code: 'code' in error ? error.code : undefined, answered }, 'a letter was not sent')
}

/** What we say ourselves is safe to log; what a database or a driver says may quote what people wrote. */
function reportBroken(log: Logger, error: Error): void {
  const reason = error instanceof BadInputError ? error.message : undefined
  log.warn(
    { type: error.name, code: 'code' in error ? error.code : undefined, reason },
    'the database connection broke',
  )
}
