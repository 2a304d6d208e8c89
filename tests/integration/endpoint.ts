import { randomInt } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { pino } from 'pino'
import { inject } from 'vitest'
import { connect } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import { createApp } from '@/server/http/app'
import { createAuth, type OidcProvider } from '@/server/people/auth'
import { createDevice } from '@/server/people/devices'
import type { Mail } from '@/server/people/mail'
import { ensureMember } from '@/server/people/members'
import { createSignInLink } from '@/server/people/sign-in-links'
import { createWorkspace } from '@/server/people/workspaces'
import type { PictureFiles } from '@/server/store/picture-files'
import { serverMutations } from '@/server/store/server-mutations'
import type { ServerMutation } from '@/server/sync/server-mutations'
import { type DeviceId, deviceId, type MemberId, newId, type WorkspaceId } from '@/utils/model/ids'
import { MAX_PICTURE_BYTES } from '@/utils/model/picture'
import { PROTOCOL, type PullAnswer, type PushAnswer, pullAnswer, pushAnswer } from '@/utils/model/sync-protocol'
import type { Role } from '@/utils/model/words'
import { NOW } from '../simulation/sync-builders'

/** As much room for pictures as three of the largest take. */
export const PICTURE_BYTES = 3 * MAX_PICTURE_BYTES

/** The whole endpoint on the test database, at a time that a test may set. */
export function openEndpoint({ files, mail, oidc }: { files?: PictureFiles; mail?: Mail; oidc?: OidcProvider } = {}) {
  const connection = connect(() => inject('databaseUrl'), { onError: () => undefined })
  const clock = { now: NOW }
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const stopping = new AbortController()
  const pictures = { most: PICTURE_BYTES, files }
  const parts = { ...connection, log, publicUrl: undefined, secret: 'of this test only, and long enough for it' }
  const auth = createAuth(parts)
  const app = createApp({
    ...parts,
    ...{
      auth,
      provider: oidc && { name: oidc.name, auth: createAuth(parts, oidc) },
      mail,
      trustProxy: false,
      now: () => clock.now,
      pictures,
      dashboardDir: '/nowhere',
      stopping: stopping.signal,
    },
  })
  const close = async () => {
    stopping.abort()
    await connection.db.destroy()
  }
  return { ...connection, app, clock, lines, pictures, baseUrl: 'http://localhost', close }
}
export type Endpoint = ReturnType<typeof openEndpoint>

let made = 0

export async function aWorkspace({ db }: Endpoint): Promise<WorkspaceId> {
  return createWorkspace(db, { slug: `test-${process.pid}-${Date.now()}-${made++}`, name: 'Acme' })
}

export interface TestMember {
  workspaceId: WorkspaceId
  memberId: MemberId
  token: string
  cookie: string
}

/** The cookie of a new session. */
export async function signInByLink({ app }: Endpoint, token: string): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const answer = await app.request('/api/sign-in', { method: 'POST', headers, body: JSON.stringify({ token }) })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

export async function aMember(
  endpoint: Endpoint,
  { workspaceId, role = 'se' }: { workspaceId: WorkspaceId; role?: Role },
) {
  const { db } = endpoint
  const memberId = await ensureMember(db, { workspaceId, email: `m${randomInt(2 ** 47)}@example.com`, role })
  const token = await createDevice(db, workspaceId, memberId)
  const cookie = await signInByLink(endpoint, await createSignInLink(db, workspaceId, memberId))
  return { workspaceId, memberId, token, cookie } satisfies TestMember
}

/** Writes what only the endpoint writes: deals, accounts, themes. */
export function write(endpoint: Endpoint, workspaceId: WorkspaceId, mutations: ServerMutation[]) {
  return inWorkspace(endpoint.db, workspaceId, (tx) =>
    serverMutations(tx, { workspaceId, by: null, mutations, now: endpoint.clock.now }),
  )
}

/** A browser of a member: its own device id, its own cursor. */
export class TestDevice {
  readonly id: DeviceId = newId(deviceId)
  cursor: string | undefined

  constructor(
    private readonly endpoint: Endpoint,
    readonly member: TestMember,
  ) {}

  request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${this.member.token}`, ...init.headers }
    return Promise.resolve(this.endpoint.app.request(path, { ...init, headers }))
  }

  async push(mutations: unknown[]): Promise<PushAnswer> {
    const body = JSON.stringify({ protocol: PROTOCOL, deviceId: this.id, mutations })
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const response = await this.request('/api/sync/push', {
      method: 'POST',
      headers,
      body: await promisify(gzip)(body),
    })
    return pushAnswer.parse(await response.json())
  }

  /** Pulls every page and moves the cursor. */
  async pull(): Promise<PullAnswer['rows']> {
    const rows: PullAnswer['rows'] = []
    for (;;) {
      const cursor = this.cursor === undefined ? '' : `&cursor=${this.cursor}`
      const response = await this.request(`/api/sync/pull?protocol=${PROTOCOL}&device=${this.id}${cursor}`)
      if (response.status === 204) return rows
      const page = pullAnswer.parse(await response.json())
      rows.push(...page.rows)
      this.cursor = page.cursor
      if (!page.more) return rows
    }
  }
}
